package io.github.portfolioplatform.maven;

import java.nio.file.Path;

/** A build of several modules, with the plugins and versions of the example whose portfolio a class describes. */
record TestReactor(TestProject root, String pluginVersion) {

    /** {@return a build without modules in a folder of its own} */
    static TestReactor in(Path parent) {
        TestProject example = TestProject.java(parent);
        String pom = example.read("pom.xml")
                .replace("<artifactId>java-portfolio</artifactId>", "<artifactId>all</artifactId>")
                .replace("<version>1.0.0</version>", "<version>1.0.0</version>\n<packaging>pom</packaging>")
                .replaceFirst("(?s)<dependencies>.*</dependencies>", "<modules></modules>")
                .replaceFirst("(?s)</pluginManagement>.*</plugins>", "</pluginManagement>");
        TestProject root = new TestProject(parent.resolve("all"))
                .write(".mvn/maven.config", "")
                .write("pom.xml", pom);
        return new TestReactor(root, System.getProperty("project.version"));
    }

    /** Adds a module that is compiled against a version of the core. */
    TestReactor compiling(String module, String core) {
        return module(
                module,
                "<artifactId>" + module + "</artifactId>",
                dependency("io.github.portfolioplatform", "portfolio-generator-core", core));
    }

    /** Adds a module that renders what a class of another module describes, in the default phase. */
    TestReactor rendering(String module, String other, String configuration) {
        String plugin = """
                <build><plugins><plugin>
                <groupId>io.github.portfolioplatform</groupId>
                <artifactId>portfolio-maven-plugin</artifactId>
                <version>%s</version>
                <configuration>%s</configuration>
                <executions><execution><goals><goal>generate</goal></goals></execution></executions>
                </plugin></plugins></build>
                """.formatted(pluginVersion, configuration);
        return module(
                module,
                "<artifactId>" + module + "</artifactId><packaging>pom</packaging>",
                dependency("com.example", other, "1.0.0") + plugin);
    }

    /** Adds a module of that name and version instead of those of the build. */
    TestReactor module(String module, String coordinates, String content) {
        root.replace("pom.xml", "</modules>", "<module>" + module + "</module></modules>")
                .write(module + "/pom.xml", """
                        <project>
                        <modelVersion>4.0.0</modelVersion>
                        <parent><groupId>com.example</groupId><artifactId>all</artifactId><version>1.0.0</version></parent>
                        %s
                        %s
                        </project>
                        """.formatted(coordinates, content));
        return this;
    }

    TestReactor write(String file, String content) {
        root.write(file, content);
        return this;
    }

    TestProject project(String module) {
        return new TestProject(root.folder().resolve(module));
    }

    private static String dependency(String group, String artifact, String version) {
        return """
                <dependencies><dependency>
                <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
                </dependency></dependencies>
                """.formatted(group, artifact, version);
    }
}
