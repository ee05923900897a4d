package io.github.portfolioplatform.connection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Speaks just enough of PostgreSQL's protocol to be told a login, and lets nobody in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html">PostgreSQL: message flow</a>
 */
final class LoginListener implements AutoCloseable {

    private static final int GSS_REQUEST = 80877104;
    private static final int SSL_REQUEST = 80877103;
    private static final int CLEAR_TEXT_PASSWORD = 3;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final ServerSocket server;

    LoginListener() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(TIMEOUT_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    /** {@return user, database and password that the next client sends} */
    Map<String, String> login() throws IOException {
        try (Socket client = accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            Map<String, String> login = startup(in, out);
            login.keySet().retainAll(Arrays.asList("user", "database"));
            out.writeByte('R');
            out.writeInt(8);
            out.writeInt(CLEAR_TEXT_PASSWORD);
            if (in.readByte() != 'p') {
                throw new IOException("no password follows");
            }
            String password = text(in, in.readInt() - Integer.BYTES);
            login.put("password", password.substring(0, password.length() - 1));
            return login;
        }
    }

    /** Agrees to the TLS that the next client asks for, as far as saying so. */
    void agreeToTls() throws IOException {
        try (Socket client = accept()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (request(in) == GSS_REQUEST) {
                client.getOutputStream().write('N');
            }
            client.getOutputStream().write('S');
            in.readAllBytes();
        }
    }

    private Socket accept() throws IOException {
        Socket client = server.accept();
        client.setSoTimeout(TIMEOUT_MILLIS);
        return client;
    }

    private static int request(DataInputStream in) throws IOException {
        in.readInt();
        return in.readInt();
    }

    private static Map<String, String> startup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int length = in.readInt();
            int request = in.readInt();
            if (request == SSL_REQUEST || request == GSS_REQUEST) {
                out.writeByte('N');
            } else {
                return parameters(text(in, length - 2 * Integer.BYTES));
            }
        }
    }

    /** Names and values take turns, each with a zero byte behind it. */
    private static Map<String, String> parameters(String text) {
        String[] words = text.split("\0");
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            parameters.put(words[i], words[i + 1]);
        }
        return parameters;
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
