package io.fleetprof.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;

/** A checked-in JSON schema and what it says of a document. */
public final class SchemaCheck {
    private final JsonSchema schema;

    public SchemaCheck(String resource) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(resource)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    public void assertValid(String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
    }

    public void assertInvalid(String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).isNotEmpty();
    }
}
