package io.fleetprof.e2e.cluster;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bucket the operator writes to, read as anybody reads it: by the S3 API. */
record Bucket(MinioClient s3, String name) {
    /** Keys that begin so, in their order. */
    List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        var listed = s3.listObjects(ListObjectsArgs.builder()
                .bucket(name)
                .prefix(prefix)
                .recursive(true)
                .build());
        for (var item : listed) {
            keys.add(asked(item::get).objectName());
        }
        return keys;
    }

    /** A copy of the object in the folder. */
    Path copy(String key, Path folder) {
        Path file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
        try {
            return Files.write(file, bytes(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String key) {
        return asked(() -> {
            try (var object = s3.getObject(
                    GetObjectArgs.builder().bucket(name).object(key).build())) {
                return object.readAllBytes();
            }
        });
    }

    private interface Question<T> {
        T answer() throws Exception;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.answer();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
