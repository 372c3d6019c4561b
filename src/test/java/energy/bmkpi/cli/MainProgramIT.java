package energy.bmkpi.cli;

import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;

/** The same of the packaged program, jar or native. */
@QuarkusMainIntegrationTest
class MainProgramIT extends MainProgramTest {}
