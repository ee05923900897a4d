package com.example.shop;

import io.github.portfolioplatform.PortfolioGenerator;
import io.github.portfolioplatform.manifest.ManifestFolder;
import io.github.portfolioplatform.manifest.RunReport;
import io.github.portfolioplatform.manifest.WrittenFiles;
import java.nio.file.Path;

/** Writes the manifests of the shop's databases to the folder that is named, and says which files changed. */
public final class Generate {

    private Generate() {}

    public static void main(String... arguments) {
        String folder = arguments.length == 0 ? "k8s" : arguments[0];
        // What would lose data since the last commit is refused with a PortfolioException, and nothing is written.
        WrittenFiles files = ManifestFolder.at(Path.of(folder))
                .write(PortfolioGenerator.of(ShopDatabases.portfolio()).render());
        System.out.println(RunReport.of(files, folder));
    }
}
