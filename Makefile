# Every recipe runs on a JDK 25, wherever it stands on this machine.
MVN = JAVA_HOME=$$(.mvn/find-jdk) && export JAVA_HOME && mvn -B
# Maven 3.8's own libraries call sun.misc.Unsafe, of which a JDK 25 warns in four lines.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)
WITHOUT_E2E = -pl crds,analysis,agent-image,operator

.PHONY: help demo unit test e2e cluster-up cluster-down bench fmt clean

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

cluster-up: ## Start one node of real Kubernetes with MinIO: eval "$(make -s cluster-up)"
	@e2e/cluster/run up

cluster-down: ## End it; nothing of it stays
	@e2e/cluster/run down

bench: ## Side by side with the peers: ratios of time and memory
	bench/run

fmt: ## Format the Java sources and sort the POMs
	$(MVN) -q spotless:apply

clean: ## Remove everything that was built
	rm -rf target */target
