package io.fleetprof.operator.store;

import com.google.common.base.Throwables;
import io.fleetprof.operator.store.StoreProblem.Reason;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Turns what the S3 client throws into a {@link StoreProblem}. Error codes are those of the <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3 API</a> and MinIO's own, which start
 * with {@code XMinio}.
 */
record S3Failure(S3Endpoint endpoint, Action action, String key) {
    /** The JDK puts the names of causes into its messages, which tell a person nothing. */
    private static final Pattern CLASS_NAME = Pattern.compile("\\b([a-z]\\w*\\.)+\\w+(Exception|Error): ");

    /** What was tried, with the permission it takes. */
    enum Action {
        Put("put", "s3:PutObject"),
        Get("get", "s3:GetObject"),
        List("list", "s3:ListBucket"),
        Delete("delete", "s3:DeleteObject"),
        FindBucket("look for", "s3:ListBucket"),
        CreateBucket("create", "s3:CreateBucket");

        private final String verb;
        private final String permission;

        Action(String verb, String permission) {
            this.verb = verb;
            this.permission = permission;
        }
    }

    /** The S3 error code in what was thrown, such as {@code NoSuchKey}; empty when no S3 error is in it. */
    static String code(Throwable thrown) {
        return find(thrown, ErrorResponseException.class)
                .map(e -> String.valueOf(e.errorResponse().code()))
                .orElse("");
    }

    StoreProblem from(Throwable thrown) {
        return Stream.<Optional<StoreProblem>>of(
                        find(thrown, ErrorResponseException.class).map(this::refused),
                        find(thrown, ServerException.class).map(this::failing),
                        find(thrown, IOException.class).map(this::broken))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> problem(Reason.Unexpected, words(Throwables.getRootCause(thrown))));
    }

    StoreProblem problem(Reason reason, String detail) {
        return new StoreProblem(reason, "cannot %s %s: %s; %s".formatted(action.verb, what(), detail, remedy(reason)));
    }

    private StoreProblem refused(ErrorResponseException e) {
        String code = String.valueOf(e.errorResponse().code());
        String said = Objects.requireNonNullElse(e.errorResponse().message(), "no message");
        return problem(reason(code), "%s (%s)".formatted(code, said));
    }

    private StoreProblem failing(ServerException e) {
        return problem(reason(e.statusCode()), "HTTP status " + e.statusCode());
    }

    private StoreProblem broken(IOException e) {
        return switch (e) {
            case SocketTimeoutException late
            when words(late).startsWith("Connect") -> problem(Reason.Unreachable, words(late));
            case InterruptedIOException late -> problem(Reason.Slow, words(late));
            case UnknownHostException unknown -> problem(Reason.Unreachable, "unknown host " + words(unknown));
            case SSLException untrusted -> problem(Reason.Untrusted, words(untrusted));
            default -> problem(Reason.Unreachable, words(e));
        };
    }

    private static Reason reason(String code) {
        return switch (code) {
            case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> Reason.Forbidden;
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "InvalidTokenId" ->
                Reason.WrongCredentials;
            case "NoSuchBucket" -> Reason.NoSuchBucket;
            case "AuthorizationHeaderMalformed",
                    "PermanentRedirect",
                    "Redirect",
                    "IllegalLocationConstraintException" -> Reason.WrongRegion;
            case "RequestTimeTooSkewed" -> Reason.ClockSkew;
            case "EntityTooLarge" -> Reason.TooLarge;
            case "KeyTooLongError", "InvalidURI", "XMinioInvalidObjectName" -> Reason.BadKey;
            case "SlowDown", "SlowDownRead", "SlowDownWrite", "RequestTimeout", "ServiceUnavailable" -> Reason.Slow;
            case "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded", "InsufficientStorage" ->
                Reason.Full;
            case "NotImplemented", "MethodNotAllowed" -> Reason.Unsupported;
            default -> Reason.Unexpected;
        };
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 408, 429, 503, 504 -> Reason.Slow;
            case 501 -> Reason.Unsupported;
            case 507 -> Reason.Full;
            default -> Reason.Unexpected;
        };
    }

    private String what() {
        String bucket = "bucket " + endpoint;
        return key.isEmpty() ? bucket : "'" + key + "' in " + bucket;
    }

    private String remedy(Reason reason) {
        String who = "access key " + endpoint.credentials().tail();
        if (reason == Reason.Forbidden) {
            return "grant " + action.permission + " on " + endpoint.bucket() + " to " + who;
        }
        return reason == Reason.WrongCredentials ? reason.remedy() + " (" + who + ")" : reason.remedy();
    }

    private static String words(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage())
                .map(message -> CLASS_NAME.matcher(message).replaceAll(""))
                .orElseGet(() -> thrown.getClass().getSimpleName());
    }

    private static <E extends Throwable> Optional<E> find(Throwable thrown, Class<E> type) {
        return Throwables.getCausalChain(thrown).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
