package io.fleetprof.e2e.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point one way: operator to agent, analysis and API types; formats and detectors to populations. */
@AnalyzeClasses(packages = "io.fleetprof", importOptions = DoNotIncludeTests.class)
class BordersTest {
    private static final String API = "io.fleetprof.api..";
    private static final String AGENT = "io.fleetprof.agent..";
    private static final String OPERATOR = "io.fleetprof.operator..";
    private static final String CLI = "io.fleetprof.operator.cli..";
    private static final String DEMO = "io.fleetprof.operator.demo..";
    private static final String LOCAL = "io.fleetprof.operator.local..";
    private static final String ANALYSIS = "io.fleetprof.analysis..";
    private static final String INPUT = "io.fleetprof.analysis.input..";
    private static final String GO = "io.fleetprof.analysis.go..";
    private static final String JVM = "io.fleetprof.analysis.jvm..";
    private static final String POPULATION = "io.fleetprof.analysis.population..";
    private static final String PEER = "io.fleetprof.analysis.peer..";
    private static final String LEAK = "io.fleetprof.analysis.leak..";
    private static final String REPORT = "io.fleetprof.analysis.report..";
    private static final String ARTIFACT = "io.fleetprof.analysis.artifact..";

    private static final DescribedPredicate<JavaClass> OURS = resideInAnyPackage("io.fleetprof..");

    /** A format is any package of the analysis that is none of its stages, nor what formats share. */
    private static final DescribedPredicate<JavaClass> FORMAT = resideInAnyPackage(ANALYSIS)
            .and(not(resideInAnyPackage(POPULATION, INPUT, GO, JVM, PEER, LEAK, REPORT, ARTIFACT)))
            .as("formats");

    /** Addresses may be named and compared; what can open a connection may not be touched. */
    private static final DescribedPredicate<JavaClass> NETWORK = resideInAnyPackage("java.net.http..", "javax.net..")
            .or(nameMatching("java\\.net\\.(\\w*Socket|URL|\\w*URLConnection)"))
            .or(nameMatching("java\\.nio\\.channels\\.\\w*(Socket|Datagram)Channel"))
            .as("the network");

    @ArchTest
    static final ArchRule analysis_is_a_plain_library = noClasses()
            .that()
            .resideInAPackage(ANALYSIS)
            .should()
            .dependOnClassesThat(NETWORK.or(resideInAnyPackage(API, AGENT, OPERATOR, "io.fabric8..", "io.quarkus.."))
                    .as("the network, Kubernetes, Quarkus or another module"));

    @ArchTest
    static final ArchRule populations_know_nobody = onlyKnows(POPULATION);

    @ArchTest
    static final ArchRule the_join_of_peers_knows_populations_alone = onlyKnows(PEER, POPULATION);

    @ArchTest
    static final ArchRule detectors_know_populations_and_who_waits_for_whom = onlyKnows(LEAK, POPULATION, PEER);

    /** It explains what they have found, and decides nothing. */
    @ArchTest
    static final ArchRule rules_know_no_peers = noClasses()
            .that()
            .resideInAPackage(LEAK)
            .and()
            .haveNameMatching(".*\\.(\\w*Rule|Judge|Growing|Waiting|Outlier|Evidence|ExhaustedPool)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PEER);

    @ArchTest
    static final ArchRule reports_know_findings_and_populations = onlyKnows(REPORT, LEAK, PEER, POPULATION);

    @ArchTest
    static final ArchRule bounded_input_knows_populations_alone = onlyKnows(INPUT, POPULATION);

    @ArchTest
    static final ArchRule the_ways_of_go_know_populations_and_input = onlyKnows(GO, POPULATION, INPUT);

    @ArchTest
    static final ArchRule the_ways_of_the_jvm_know_populations_and_input = onlyKnows(JVM, POPULATION, INPUT);

    @ArchTest
    static final ArchRule formats_know_populations_but_no_stage_after =
            noClasses().that(FORMAT).should().dependOnClassesThat().resideInAnyPackage(PEER, LEAK, REPORT, ARTIFACT);

    @ArchTest
    static final ArchRule formats_do_not_know_each_other = slices().matching("io.fleetprof.analysis.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(not(FORMAT), alwaysTrue())
            .ignoreDependency(alwaysTrue(), not(FORMAT));

    @ArchTest
    static final ArchRule api_types_know_nobody = onlyKnows(API);

    @ArchTest
    static final ArchRule agent_knows_nobody = onlyKnows(AGENT);

    @ArchTest
    static final ArchRule nobody_knows_the_command_line = onlyKnownBy(CLI);

    @ArchTest
    static final ArchRule nobody_but_the_command_line_knows_the_demonstration = onlyKnownBy(DEMO, CLI);

    @ArchTest
    static final ArchRule the_command_line_and_the_demonstration_alone_know_local_mode = onlyKnownBy(LOCAL, CLI, DEMO);

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("io.fleetprof.(**)").should().beFreeOfCycles();

    private static ArchRule onlyKnows(String itself, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(itself)
                .should()
                .dependOnClassesThat(OURS.and(not(resideInAnyPackage(itself)))
                        .and(not(resideInAnyPackage(others)))
                        .as("ours, save [%s]", String.join(", ", others)));
    }

    private static ArchRule onlyKnownBy(String itself, String... others) {
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyHaveDependentClassesThat(resideInAnyPackage(itself).or(resideInAnyPackage(others)));
    }
}
