package io.github.portfolioplatform.model;

import io.github.portfolioplatform.problem.Problems;
import java.util.List;

/** What must hold of every portfolio. A rule passes over values that nobody said: {@link RequiredValues} speaks of those. */
interface PortfolioRule {

    /** All rules. Their order does not matter: problems are sorted by place. */
    List<PortfolioRule> ALL = List.of(
            new RequiredValues(),
            new NamesAreValid(),
            new NamesAreUnique(),
            new DerivedNamesAreFree(),
            new SecretNamesAreFree(),
            new ImagesTellTheVersion(),
            new ImagesStartAsExpected(),
            new ResourcesAreUsable(),
            new AmountsHaveUnits(),
            new PasswordsAreReal(),
            new TextsAreVisible(),
            new InstancesAreIsolated(),
            new TotalsKeepTheQuota(),
            new LabelsAreValid(),
            new CustomizationIsValid(),
            new ContainersHaveNoPasswords(),
            new EnvironmentsAreApart(),
            new CreatedNamespacesAreOwn(),
            new ConsumersAreApplications(),
            new KeysHaveEffect(),
            new ProductionIsSafe(),
            new DnsServersAreUsable(),
            new CertificatesAreRenewed(),
            new AuthoritiesAreUsable(),
            new BindingsAreDistributed(),
            new InstancesSuitProduction(),
            new SecondLoginsAreUsable(),
            new BackupTargetsAreUsable(),
            new BackupsAreUsable(),
            new EnvironmentsShareNothing(),
            new ChangesAreAccepted(),
            new GitOpsIsUsable());

    void check(PortfolioDraft portfolio, Problems problems);
}
