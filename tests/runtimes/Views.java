import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * Says what Java sees in keystores. A question is a line of words in base64, separated by tabs: type, octets, store password, and the
 * passwords to try for its keys; one that is not given is a dash. The answer is one line of JSON: why it is refused, and its entries.
 */
public class Views {
    private static final String[] KEY_TYPES = {"RSA", "RSASSA-PSS", "EC", "DSA", "EdDSA", "Ed25519", "Ed448"};

    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(answer(line.split("\t", -1)));
            System.out.flush();
        }
    }

    private static String answer(String[] words) {
        List<String> entries = new ArrayList<>();
        String refused = null;
        try {
            KeyStore store = KeyStore.getInstance(new String(decode(words[0]), StandardCharsets.UTF_8));
            char[] storePassword = password(words[2]);
            List<char[]> keyPasswords = new ArrayList<>();
            for (int number = 3; number < words.length; number++) {
                keyPasswords.add(password(words[number]));
            }
            store.load(new ByteArrayInputStream(decode(words[1])), storePassword);
            List<String> usable = listUsable(store, keyPasswords.get(0));
            for (String alias : Collections.list(store.aliases())) {
                entries.add(describe(store, alias, keyPasswords, usable));
            }
        } catch (Throwable error) {
            refused = error.toString();
        }
        return "{\"refused\":" + quote(refused) + ",\"entries\":[" + String.join(",", entries) + "]}";
    }

    private static String describe(KeyStore store, String alias, List<char[]> passwords, List<String> usable) throws Exception {
        String kind = store.isCertificateEntry(alias) ? "trusted" : store.isKeyEntry(alias) ? "locked" : "nothing";
        String error = null;
        String algorithm = null;
        for (char[] password : passwords) {
            if (!kind.equals("locked")) {
                break;
            }
            try {
                Key key = store.getKey(alias, password);
                kind = key == null ? "nothing" : key instanceof PrivateKey ? "key" : "secret";
                algorithm = key == null ? null : key.getAlgorithm();
                error = null;
            } catch (Throwable refusal) {
                error = refusal.toString();
            }
        }
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain == null && kind.equals("trusted")) {
            chain = new Certificate[] {store.getCertificate(alias)};
        }
        List<String> digests = new ArrayList<>();
        for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
            digests.add(quote(certificate == null ? null : digest(certificate.getEncoded())));
        }
        return "{\"alias\":" + quote(alias) + ",\"kind\":" + quote(kind) + ",\"algorithm\":" + quote(algorithm) + ",\"error\":" + quote(error)
            + ",\"chain\":[" + String.join(",", digests) + "],\"chosen\":" + usable.contains(alias) + "}";
    }

    /** The aliases that a key manager would use towards a TLS server, in lower case as it has them; none where it cannot be made. */
    private static List<String> listUsable(KeyStore store, char[] password) {
        List<String> usable = new ArrayList<>();
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, password);
            X509KeyManager manager = (X509KeyManager) factory.getKeyManagers()[0];
            for (String type : KEY_TYPES) {
                String[] aliases = manager.getClientAliases(type, null);
                for (String alias : aliases == null ? new String[0] : aliases) {
                    usable.add(alias.replaceFirst("^\\d+\\.\\d+\\.", ""));
                }
            }
        } catch (Throwable error) {
            return usable;
        }
        return usable;
    }

    private static String digest(byte[] octets) throws Exception {
        StringBuilder text = new StringBuilder();
        for (byte octet : MessageDigest.getInstance("SHA-256").digest(octets)) {
            text.append(String.format("%02x", octet));
        }
        return text.toString();
    }

    private static byte[] decode(String word) {
        return Base64.getDecoder().decode(word);
    }

    private static char[] password(String word) {
        return word.equals("-") ? null : new String(decode(word), StandardCharsets.UTF_8).toCharArray();
    }

    private static String quote(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            boolean plain = character >= ' ' && character <= '~' && character != '"' && character != '\\';
            quoted.append(plain ? String.valueOf(character) : String.format("\\u%04x", (int) character));
        }
        return quoted.append('"').toString();
    }
}
