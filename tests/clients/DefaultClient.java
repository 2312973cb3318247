import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does the main job by the JDK's client with its defaults, which ask for HTTP/2 by `Upgrade: h2c`. Prints the content that it exported. */
public class DefaultClient {
    private static URI address;
    private static String token;

    public static void main(String[] arguments) throws Exception {
        address = URI.create(arguments[0]);
        token = arguments[1];
        Path file = Path.of(arguments[2]);
        String scope = find("id", ask("mutation { createScope(input: { level: SUBACCOUNT, subaccount: \\\"java\\\" }) {"
            + " ... on CreateScopeSuccess { scope { id } } } }", "{}"));
        String certificate = find("id", upload(scope, file));
        String listed = ask("query ($scope: ID!) { scope(id: $scope) { certificates { nodes { id name } } } }", "{\"scope\":\"" + scope + "\"}");
        if (!find("name", listed).equals(file.getFileName().toString()) || !find("id", listed).equals(certificate)) {
            throw new IllegalStateException(listed);
        }
        System.out.println(find("content", ask("mutation ($id: ID!) { exportCertificate(input: { certificate: $id }) {"
            + " ... on ExportCertificateSuccess { content } } }", "{\"id\":\"" + certificate + "\"}")));
    }

    private static String ask(String query, String variables) throws Exception {
        String body = "{\"query\":\"" + query + "\",\"variables\":" + variables + "}";
        return send(request().header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static String upload(String scope, Path file) throws Exception {
        String name = file.getFileName().toString();
        String operations = "{\"query\":\"mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) {"
            + " ... on UploadCertificateSuccess { certificate { id } } ... on Error { message } } }\",\"variables\":{\"input\":{\"scope\":\""
            + scope + "\",\"fileName\":\"" + name + "\",\"source\":{\"file\":null}}}}";
        String start = "--b0\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + operations
            + "\r\n--b0\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{\"0\":[\"variables.input.source.file\"]}"
            + "\r\n--b0\r\nContent-Disposition: form-data; name=\"0\"; filename=\"" + name + "\"\r\n\r\n";
        Iterable<byte[]> parts = List.of(start.getBytes(), Files.readAllBytes(file), "\r\n--b0--\r\n".getBytes());
        return send(request().header("Content-Type", "multipart/form-data; boundary=b0")
            .POST(BodyPublishers.ofByteArrays(parts)));
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    /** A new client for each request: only the first request of a connection asks for an upgrade. */
    private static String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String find(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException(json);
        }
        return matcher.group(1);
    }
}
