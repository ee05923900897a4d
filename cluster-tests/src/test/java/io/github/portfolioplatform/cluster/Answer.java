package io.github.portfolioplatform.cluster;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the API server answers.
 *
 * @param status of HTTP: 200 and 201 for what it accepts, 403 for what admission refuses, 422 for what validation refuses
 * @param body the object, or the status that tells why it is refused
 * @param warnings the texts that clients show as warnings
 */
record Answer(int status, Resource body, List<String> warnings) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                Resource.ofJson(response.body()),
                response.headers().allValues("warning"));
    }

    /** The answer for a kind that the server does not serve. */
    static Answer unknown(Resource resource) {
        String message = "no kind " + resource.kind() + " of " + resource.apiVersion() + " is served";
        return new Answer(404, new Resource(Map.of("message", message)), List.of());
    }

    boolean isAccepted() {
        return status >= 200 && status < 300;
    }

    /** {@return why it was refused} */
    String message() {
        return Objects.toString(body.at("message"), "");
    }

    /** {@return the object} A refusal is a failure of the test. */
    Resource succeeded() {
        if (!isAccepted()) {
            throw new AssertionError("the API server answers " + status + ": " + message());
        }
        return body;
    }
}
