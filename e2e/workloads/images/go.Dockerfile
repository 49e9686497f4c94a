# One static program and nothing else: neither a shell nor anything to exec.
FROM scratch
COPY workloads /workloads
ENTRYPOINT ["/workloads"]
