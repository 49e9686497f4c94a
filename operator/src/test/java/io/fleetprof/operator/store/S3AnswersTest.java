package io.fleetprof.operator.store;

import static io.fleetprof.operator.store.S3StoreTest.assertProblem;
import static io.fleetprof.operator.store.S3StoreTest.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleetprof.operator.store.ArtifactStore.Listing;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that stores give and the embedded one cannot be made to give, sent as they are documented. */
class S3AnswersTest {
    private record Answer(int status, String type, String body) {
        static Answer error(int status, String code, String message) {
            return new Answer(
                    status,
                    "application/xml",
                    "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + message
                            + "</Message></Error>");
        }
    }

    private static final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private static HttpServer server;
    private static S3Store store;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", S3AnswersTest::answer);
        server.start();
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        store = new S3Store(new S3Endpoint(uri, "us-east-1", "profiles", new S3Credentials("AKIA1234WXYZ", "secret")));
    }

    @BeforeEach
    void forget() {
        answers.clear();
    }

    @AfterAll
    static void stop() {
        store.close();
        server.stop(0);
    }

    /** The last answer is given again and again. */
    private static void answer(HttpExchange exchange) throws IOException {
        Answer answer = answers.size() > 1 ? answers.pop() : answers.peek();
        exchange.getRequestBody().readAllBytes();
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type());
        boolean bare = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(answer.status(), bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, Forbidden",
        "403, InvalidAccessKeyId, WrongCredentials",
        "403, InvalidTokenId, WrongCredentials",
        "403, RequestTimeTooSkewed, ClockSkew",
        "507, XMinioStorageFull, Full",
        "400, XMinioAdminBucketQuotaExceeded, Full",
        "503, SlowDown, Slow",
        "400, AuthorizationHeaderMalformed, WrongRegion",
        "400, EntityTooLarge, TooLarge",
        "501, NotImplemented, Unsupported",
        "404, NoSuchBucket, NoSuchBucket",
        "500, SomethingNew, Unexpected"
    })
    void anErrorCodeBecomesAReason(int status, String code, Reason reason) {
        answers.add(Answer.error(status, code, "as documented"));

        assertProblem(problem(store.put("shop/a", new byte[1])), reason, "'shop/a'", code, "as documented");
    }

    @Test
    void aMissingPermissionIsNamed() {
        answers.add(Answer.error(403, "AccessDenied", "Access Denied."));

        assertProblem(
                problem(store.put("shop/a", new byte[1])),
                Reason.Forbidden,
                "grant s3:PutObject on profiles to access key …WXYZ");
        assertProblem(problem(store.get("shop/a", 1)), Reason.Forbidden, "grant s3:GetObject on profiles");
        assertThat(store.delete("shop/a"))
                .hasValueSatisfying(problem -> assertProblem(problem, Reason.Forbidden, "s3:DeleteObject"));
        assertThat(store.ensureBucket())
                .hasValueSatisfying(problem -> assertProblem(problem, Reason.Forbidden, "s3:ListBucket"));
    }

    @Test
    void aConflictOfConditionalWritesIsTriedAgain() {
        answers.add(Answer.error(409, "ConditionalRequestConflict", "try again"));
        answers.add(Answer.error(409, "ConditionalRequestConflict", "try again"));
        answers.add(Answer.error(412, "PreconditionFailed", "it is there"));

        assertThat(store.putOnce("shop/a", new byte[1])).isEqualTo(new PutOnce.AlreadyThere("shop/a"));
    }

    @Test
    void aBusyStoreIsAskedAgain() {
        answers.add(Answer.error(503, "SlowDown", "not now"));
        answers.add(Answer.error(412, "PreconditionFailed", "it is there"));

        assertThat(store.putOnce("shop/a", new byte[1])).isEqualTo(new PutOnce.AlreadyThere("shop/a"));
    }

    @Test
    void anAnswerNoStoreWouldGiveIsAProblemNotACrash() {
        answers.add(new Answer(200, "application/xml", "<surprise/>"));

        assertThat(store.putOnce("shop/a", new byte[1])).isInstanceOf(PutOnce.Failed.class);
        assertThat(store.list("shop/")).isInstanceOf(Listing.Failed.class);
    }

    @Test
    void hostileWordsOfAServerStayOneBoundedLine() {
        answers.add(Answer.error(400, "Strange", "first\nsecond\u2028third\u0085" + "x".repeat(100_000)));

        String message = problem(store.put("shop/a", new byte[1])).message();

        assertThat(message).hasSizeLessThanOrEqualTo(600).startsWith("cannot put 'shop/a'");
        assertThat(message.codePoints()).noneMatch(Character::isISOControl);
    }

    @Test
    void aWebPageInsteadOfAStoreIsSaid() {
        answers.add(new Answer(404, "text/html", "<html>\n<body>nothing here</body></html>"));

        assertProblem(problem(store.get("shop/a", 1)), Reason.Unexpected, "Non-XML response", "404");
    }

    @Test
    void halfAnObjectIsNotAnObject() {
        server.createContext("/profiles/half", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertProblem(problem(store.get("half", 1_000)), Reason.Unreachable, "'half'");
    }
}
