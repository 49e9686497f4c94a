package io.fleetprof.operator.local;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Keeps objects as plain files, and says that the disk is full as S3 stores say it, where s3proxy alone answers
 * "internal error, try again".
 */
final class EmbeddedS3Folder extends ForwardingBlobStore {
    private static final int INSUFFICIENT_STORAGE = 507;

    private final Path root;

    EmbeddedS3Folder(Path root) {
        super(new FilesystemNio2BlobStore(root.toString()));
        this.root = root;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        return writing(request.contentLength(), () -> super.putBlob(request, payload));
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream in) {
        return writing(request.contentLength(), () -> super.uploadMultipartPart(upload, request, in));
    }

    private <T> T writing(Long size, Supplier<T> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            if (size != null && brokeOnDisk(e) && usableBytes() < size) {
                throw full(e);
            }
            throw e;
        }
    }

    private static boolean brokeOnDisk(RuntimeException e) {
        return Throwables.getRootCause(e) instanceof IOException;
    }

    /** The words of the operating system depend on the language; the space left does not. */
    private long usableBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    private S3Exception full(RuntimeException cause) {
        var details = AwsErrorDetails.builder()
                .errorCode("InsufficientStorage")
                .errorMessage("no space left in " + root)
                .build();
        return (S3Exception) S3Exception.builder()
                .statusCode(INSUFFICIENT_STORAGE)
                .awsErrorDetails(details)
                .message(details.errorMessage())
                .cause(cause)
                .build();
    }
}
