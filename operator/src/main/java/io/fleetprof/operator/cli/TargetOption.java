package io.fleetprof.operator.cli;

import io.fleetprof.operator.local.TargetFlag;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the words of {@code --target} into a target. */
final class TargetOption implements ITypeConverter<TargetFlag> {
    @Override
    public TargetFlag convert(String text) {
        return switch (TargetFlag.parse(text)) {
            case TargetFlag.Parsed.Good(TargetFlag flag) -> flag;
            case TargetFlag.Parsed.Bad(String line) -> throw new TypeConversionException(line);
        };
    }
}
