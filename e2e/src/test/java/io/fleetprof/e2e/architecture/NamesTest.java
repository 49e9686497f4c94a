package io.fleetprof.e2e.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A name says what a thing is; these say only that nobody knew, and such a place gathers what fits nowhere. */
@AnalyzeClasses(packages = "io.fleetprof")
class NamesTest {
    @ArchTest
    static final ArchRule no_type_is_named_for_nothing = noClasses()
            .should()
            .haveNameMatching(".*[.$]\\w*(Util|Utils|Helper|Helpers|Manager|Common|Misc)(Test|\\$.*)?");

    @ArchTest
    static final ArchRule no_package_is_named_for_nothing = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..misc..");
}
