import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Answers questions about keystores, one a line: words in base64, separated by tabs; the first says what to do. */
public class Stores {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("\t", -1);
            for (int number = 0; number < words.length; number++) {
                words[number] = new String(Base64.getDecoder().decode(words[number]), StandardCharsets.UTF_8);
            }
            System.out.println(answer(words).replaceAll("[\\r\\n]+", " "));
            System.out.flush();
        }
    }

    private static String answer(String[] words) {
        try {
            KeyStore store = load(words[1], words[2], words[3].toCharArray());
            return words[0].equals("open") ? list(store, words[3].toCharArray()) : get(store, words);
        } catch (Exception error) {
            return "refused " + error;
        }
    }

    private static KeyStore load(String kind, String path, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance(kind);
        try (FileInputStream octets = new FileInputStream(path)) {
            store.load(octets, password);
        }
        return store;
    }

    private static String list(KeyStore store, char[] password) throws Exception {
        StringBuilder answer = new StringBuilder("opened");
        for (String alias : Collections.list(store.aliases())) {
            Key key = store.isKeyEntry(alias) ? store.getKey(alias, password) : null;
            Certificate[] chain = store.getCertificateChain(alias);
            String entry = key != null ? "key" : store.isCertificateEntry(alias) ? "trusted" : "nothing";
            String name = Base64.getEncoder().encodeToString(alias.getBytes(StandardCharsets.UTF_8));
            answer.append(' ').append(name).append('=').append(entry).append('=').append(chain == null ? 0 : chain.length);
        }
        return answer.toString();
    }

    private static String get(KeyStore store, String[] words) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, words[3].toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(load(words[1], words[5], words[3].toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", Integer.parseInt(words[4]))) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
