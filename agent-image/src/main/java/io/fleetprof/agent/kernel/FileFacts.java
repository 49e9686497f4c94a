package io.fleetprof.agent.kernel;

/** What the kernel says of a file. */
public record FileFacts(Type type, int uid, long size) {
    public enum Type {
        REGULAR("regular file"),
        DIRECTORY("directory"),
        SOCKET("socket"),
        OTHER("file of another kind");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /** In a sentence, after "no" or "a". */
        public String label() {
            return label;
        }

        /** {@code stat(2)}: S_IFREG, S_IFDIR and S_IFSOCK. */
        static Type of(int mode) {
            return switch (mode) {
                case 0x8000 -> REGULAR;
                case 0x4000 -> DIRECTORY;
                case 0xC000 -> SOCKET;
                default -> OTHER;
            };
        }
    }
}
