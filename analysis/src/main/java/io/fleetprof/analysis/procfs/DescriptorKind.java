package io.fleetprof.analysis.procfs;

import java.util.Locale;

/** What an open file descriptor is, told by the target of its link under {@code /proc/PID/fd} (proc(5)). */
public enum DescriptorKind {
    SOCKET("socket:["),
    PIPE("pipe:["),
    EPOLL("anon_inode:[eventpoll]"),
    EVENTFD("anon_inode:[eventfd"),
    TIMERFD("anon_inode:[timerfd"),
    INOTIFY("anon_inode:inotify"),
    PIDFD("anon_inode:[pidfd"),
    ANONYMOUS("anon_inode:"),
    MEMORY("/memfd:"),
    DEVICE("/dev/"),
    FILE("/"),
    OTHER("");

    private final String prefix;

    DescriptorKind(String prefix) {
        this.prefix = prefix;
    }

    /** The first kind whose prefix the link has: constants stand from the narrow to the wide. */
    public static DescriptorKind of(String link) {
        for (DescriptorKind kind : values()) {
            if (link.startsWith(kind.prefix)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** As the record and the report write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
