package io.fleetprof.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.store.StoreProblem.Reason;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketProbeTest {
    private static final StoreProblem NO_BUCKET = new StoreProblem(Reason.NoSuchBucket, "no bucket");
    private static final StoreProblem FORBIDDEN = new StoreProblem(Reason.Forbidden, "no right");

    @Test
    void aGoodStoreIsLeftAsItWas() {
        var store = new InMemoryStore();
        store.put("prod/shop/plan.json", new byte[1]);
        assertThat(probe(store, false)).isEmpty();
        assertThat(store.objects).containsOnlyKeys("prod/shop/plan.json");
    }

    @Test
    void whatACrashLeftOfAnEarlierProbeIsNoMatter() {
        var store = new InMemoryStore();
        store.put("_probe/x", new byte[99]);
        assertThat(probe(store, false)).isEmpty();
    }

    @Test
    void aStoreThatOverwritesInSpiteOfTheConditionIsOfNoUse() {
        var store = new InMemoryStore() {
            @Override
            public PutOnce putOnce(String key, byte[] content) {
                objects.put(key, content);
                return new PutOnce.Written(key, content.length, "");
            }
        };
        assertThat(probe(store, false)).hasValueSatisfying(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.Unsupported);
            assertThat(problem.message())
                    .isEqualTo("cannot rely on '_probe/x' in bucket profiles at http://minio:9000: an object was"
                            + " overwritten in spite of If-None-Match: *; use a store with conditional writes: MinIO,"
                            + " or Amazon S3");
        });
    }

    @Test
    void aStoreThatListsLateIsOfNoUse() {
        var store = new InMemoryStore() {
            @Override
            public Listing list(String prefix) {
                return new Listing.Listed(java.util.List.of());
            }
        };
        assertThat(probe(store, false)).map(StoreProblem::reason).contains(Reason.Unsupported);
    }

    @Test
    void theFirstProblemIsTheOneThatIsTold() {
        var store = new InMemoryStore() {
            @Override
            public Optional<StoreProblem> delete(String key) {
                return Optional.of(FORBIDDEN);
            }
        };
        assertThat(probe(store, false)).contains(FORBIDDEN);
    }

    @Test
    void aMissingBucketIsMadeOnlyWhenThatIsAllowed() {
        assertThat(probe(new WithoutBucket(Optional.empty()), false)).contains(NO_BUCKET);
        assertThat(probe(new WithoutBucket(Optional.empty()), true)).isEmpty();
        assertThat(probe(new WithoutBucket(Optional.of(FORBIDDEN)), true)).contains(FORBIDDEN);
    }

    private static final class WithoutBucket extends InMemoryStore {
        private final Optional<StoreProblem> making;
        private boolean made;

        WithoutBucket(Optional<StoreProblem> making) {
            this.making = making;
        }

        @Override
        public Optional<StoreProblem> ensureBucket() {
            made = making.isEmpty();
            return making;
        }

        @Override
        public Put put(String key, InputStream content, long maxBytes) {
            return made ? super.put(key, content, maxBytes) : new Put.Failed(NO_BUCKET);
        }
    }

    private static Optional<StoreProblem> probe(InMemoryStore store, boolean mayCreate) {
        return new BucketProbe(store, "profiles at http://minio:9000", "_probe/x", mayCreate).run();
    }
}
