package io.fleetprof.operator.store;

import java.net.URI;

/**
 * Where a bucket is and how to sign for it.
 *
 * @param uri scheme, host and port, such as {@code https://minio.shop:9000}; no path
 * @param region what signatures name; MinIO takes {@code us-east-1} unless told otherwise
 * @param bucket 3 to 63 characters
 * @param accessKey the public half of the credentials
 * @param secretKey the secret half; never printed
 */
public record S3Endpoint(URI uri, String region, String bucket, String accessKey, String secretKey) {
    public S3Endpoint {
        Bounds.present("uri", uri);
        Bounds.text("region", region, 1, 63);
        Bounds.text("bucket", bucket, 3, 63);
        Bounds.text("accessKey", accessKey, 1, 1024);
        Bounds.text("secretKey", secretKey, 1, 1024);
    }

    /** The last four characters of the access key: enough to tell which one it is. */
    String accessKeyTail() {
        return "…" + accessKey.substring(Math.max(0, accessKey.length() - 4));
    }

    @Override
    public String toString() {
        return bucket + " at " + uri;
    }
}
