# Every recipe runs on a JDK 25, wherever it stands on this machine.
MVN = JAVA_HOME=$$(.mvn/find-jdk) && export JAVA_HOME && mvn -B
# Maven 3.8's own libraries call sun.misc.Unsafe, of which a JDK 25 warns in four lines.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)
WITHOUT_E2E = -pl crds,analysis,agent-image,operator

.PHONY: help demo unit test verify e2e cluster-test cluster-up cluster-down bench fmt clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Start leaky services and their healthy twins, profile them, show what was found
	./fleetprof demo

unit: ## The quick loop: unit tests, without whole runs and without the checks of style and build
	$(MVN) -T2 -Dquick -DexcludedGroups=whole-run $(WITHOUT_E2E) test

test: ## The whole suite: unit and end-to-end tests, on this machine and in a real cluster, style, borders, coverage
	e2e/suite

verify: ## The same without the cluster
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
ARCHIVE = operator/target/$(subst /,-,$(REGISTRY))-image.tar
BUILDAH = buildah --storage-driver overlay
BUILDER ?= $(shell docker info >/dev/null 2>&1 && echo docker || command -v podman || echo "$(BUILDAH)")

.PHONY: images agent push archive load-kind load-cluster jdk-image
SAMPLE = $(REGISTRY)/fleetprof-leaky:1

# The programs of operator and agent, from Maven; that of docs/examples/leaky.yaml, from Go.
PROGRAM = operator/target/quarkus-app/quarkus-run.jar
LEAKY = target/sample/workloads
PROGRAM_SOURCES = $(shell find pom.xml crds analysis agent-image operator \( -name target -o -path '*/src/test' \) -prune -o -type f -print)
LEAKY_SOURCES = $(wildcard e2e/workloads/go/*.go e2e/workloads/go/*/*.go) e2e/workloads/images/go.Dockerfile

$(PROGRAM): $(PROGRAM_SOURCES)
	$(MVN) -q -Dquick -Poperator -Dmaven.test.skip -pl operator -am package
	touch $@

$(LEAKY): $(LEAKY_SOURCES)
	cd e2e/workloads/go && CGO_ENABLED=0 go build -trimpath -o ../../../$@ .

of = $(BUILDER) build --network none $(if $(BASE),--build-arg BASE=$(BASE)) $(if $(JDK),--build-arg JDK=$(JDK)) -t $(1) $(2)

define build
$(call of,$(IMAGE),.)
$(call of,$(AGENT),agent-image)
$(BUILDER) build -t $(SAMPLE) -f e2e/workloads/images/go.Dockerfile $(dir $(LEAKY))
endef

images: $(PROGRAM) $(LEAKY) ## The images of operator, agent and a leaky sample, by docker, podman or buildah, whichever works here
	$(build)

# The agent's alone.
agent:
	$(MVN) -q -Dquick -Dmaven.test.skip -pl agent-image package
	$(call of,$(AGENT),agent-image)

push: ## Push them: make images push REGISTRY=registry.example.com/team
	$(BUILDER) push $(IMAGE)
	$(BUILDER) push $(AGENT)
	$(BUILDER) push $(SAMPLE)

define archive
rm -f $(ARCHIVE) $(ARCHIVE).agent $(ARCHIVE).sample
$(call save,$(AGENT),$(ARCHIVE).agent)
$(call save,$(SAMPLE),$(ARCHIVE).sample)
$(call save,$(IMAGE),$(ARCHIVE))
endef

archive:
	$(archive)

save = $(if $(findstring buildah,$(BUILDER)),$(BUILDER) push --quiet $(1) docker-archive:$(2):$(1),$(BUILDER) save -o $(2) $(1))

load-kind: archive ## Load them into the nodes of kind: make images load-kind
	kind load image-archive $(ARCHIVE)
	kind load image-archive $(ARCHIVE).agent
	kind load image-archive $(ARCHIVE).sample

# Without a registry: both bases are made of what this machine has.
load-cluster: BUILDER = $(BUILDAH)
load-cluster: BASE = localhost/base:1
load-cluster: JDK = localhost/jdk:1
load-cluster: jdk-image $(ARCHIVE) ## Build them without a registry and load them into the cluster of cluster-up
	e2e/cluster/run load $(ARCHIVE) $(ARCHIVE).agent $(ARCHIVE).sample

$(ARCHIVE): $(PROGRAM) $(LEAKY) Dockerfile agent-image/Dockerfile
	$(build)
	$(archive)

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
