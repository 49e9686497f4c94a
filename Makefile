# Every recipe runs on a JDK 25, wherever it stands on this machine.
MVN = JAVA_HOME=$$(.mvn/find-jdk) && export JAVA_HOME && mvn -B
# Maven 3.8's own libraries call sun.misc.Unsafe, of which a JDK 25 warns in four lines.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)
WITHOUT_E2E = -pl crds,analysis,agent-image,operator

.PHONY: help demo unit test e2e cluster-test cluster-up cluster-down bench fmt clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Start leaky services and their healthy twins, profile them, show what was found
	./fleetprof demo

unit: ## The quick loop: unit tests, without whole runs and without the checks of style and build
	$(MVN) -T2 -Dquick -DexcludedGroups=whole-run $(WITHOUT_E2E) test

test: ## The whole suite: unit and end-to-end tests, style, borders, coverage
	$(MVN) verify

e2e: ## The end-to-end tests alone
	$(MVN) -Dquick -Dtest='io/fleetprof/e2e/**/*Test' -Dsurefire.failIfNoSpecifiedTests=false -pl e2e -am verify

cluster-test: ## The end-to-end tests in a real cluster, started where there is none: as root, with Go
	@if [ -z "$$FLEETPROF_KUBECONFIG" ] && e2e/cluster/run up >/dev/null; then $(MAKE) load-cluster; fi
	$(MVN) -Dquick -Pcluster -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -pl e2e -am verify

cluster-up: ## Start one node of real Kubernetes with MinIO: eval "$(make -s cluster-up)"
	@e2e/cluster/run up

cluster-down: ## End it; nothing of it stays
	@e2e/cluster/run down

# The images of operator and agent. REGISTRY is where they are pushed to, BASE and JDK are what they are made of (see the
# Dockerfiles).
REGISTRY ?= localhost
VERSION = $(shell awk '/^appVersion:/ {print $$2}' helm/Chart.yaml)
IMAGE = $(REGISTRY)/fleetprof:$(VERSION)
AGENT = $(REGISTRY)/fleetprof-agent:$(VERSION)
ARCHIVE = operator/target/image.tar
BUILDAH = buildah --storage-driver overlay
BUILDER ?= $(shell docker info >/dev/null 2>&1 && echo docker || command -v podman || echo "$(BUILDAH)")

.PHONY: images agent sample push archive load-kind load-cluster jdk-image
SAMPLE = $(REGISTRY)/fleetprof-leaky:1

images: sample ## The images of operator, agent and a leaky sample, by docker, podman or buildah, whichever works here
	$(MVN) -q -Dquick -Poperator -Dmaven.test.skip -pl operator -am package
	$(call build,$(IMAGE),.)
	$(call build,$(AGENT),agent-image)

# The agent's alone.
agent:
	$(MVN) -q -Dquick -Dmaven.test.skip -pl agent-image package
	$(call build,$(AGENT),agent-image)

build = $(BUILDER) build --network none $(if $(BASE),--build-arg BASE=$(BASE)) $(if $(JDK),--build-arg JDK=$(JDK)) -t $(1) $(2)

# The service of docs/examples/leaky.yaml.
sample:
	cd e2e/workloads/go && CGO_ENABLED=0 go build -trimpath -o ../../../target/sample/workloads .
	$(BUILDER) build -t $(SAMPLE) -f e2e/workloads/images/go.Dockerfile target/sample

push: ## Push them: make images push REGISTRY=registry.example.com/team
	$(BUILDER) push $(IMAGE)
	$(BUILDER) push $(AGENT)
	$(BUILDER) push $(SAMPLE)

archive:
	rm -f $(ARCHIVE) $(ARCHIVE).agent $(ARCHIVE).sample
	$(call save,$(IMAGE),$(ARCHIVE))
	$(call save,$(AGENT),$(ARCHIVE).agent)
	$(call save,$(SAMPLE),$(ARCHIVE).sample)

save = $(if $(findstring buildah,$(BUILDER)),$(BUILDER) push --quiet $(1) docker-archive:$(2):$(1),$(BUILDER) save -o $(2) $(1))

load-kind: archive ## Load them into the nodes of kind: make images load-kind
	kind load image-archive $(ARCHIVE)
	kind load image-archive $(ARCHIVE).agent
	kind load image-archive $(ARCHIVE).sample

# Without a registry: both bases are made of what this machine has.
load-cluster: BUILDER = $(BUILDAH)
load-cluster: BASE = localhost/base:1
load-cluster: JDK = localhost/jdk:1
load-cluster: jdk-image images archive ## Build them without a registry and load them into the cluster of cluster-up
	e2e/cluster/run load $(ARCHIVE) $(ARCHIVE).agent $(ARCHIVE).sample

# jlink wants the JDK as it was shipped, and its certificates, on Debian a link out of it.
jdk-image:
	$(BUILDAH) inspect --type image localhost/jdk:1 >/dev/null 2>&1 || { \
		context=$$(mktemp -d) && trap 'rm -rf "$$context"' EXIT && cp -RL "$$(.mvn/find-jdk)" "$$context/jdk" && \
		printf 'FROM localhost/base:1\nCOPY jdk /opt/jdk\nENV PATH=/opt/jdk/bin:/usr/bin:/bin\n' >"$$context/Dockerfile" && \
		$(BUILDAH) build --quiet -t localhost/jdk:1 "$$context"; }

bench: ## Side by side with the peers: ratios of time and memory
	bench/run

fmt: ## Format the Java sources and sort the POMs
	$(MVN) -q spotless:apply

clean: ## Remove everything that was built
	rm -rf target */target
