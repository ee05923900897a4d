package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.manifest.ManifestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

    @TempDir
    Path folder;

    @Test
    void writes_what_the_portfolio_renders_to() {
        Generate.main(folder.toString());

        assertTrue(Files.isRegularFile(folder.resolve("production/postgresql-orders-berlin/statefulset.yaml")));
        assertTrue(ManifestFolder.at(folder)
                .compare(PortfolioGenerator.of(ShopDatabases.portfolio()).render())
                .isNone());
    }
}
