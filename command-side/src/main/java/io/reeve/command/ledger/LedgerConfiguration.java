package io.reeve.command.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reeve.command.eventstore.LogStream;
import io.reeve.command.personal.InstallationKey;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
class LedgerConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    LedgerKeys ledgerKeys(@Qualifier("processing") DataSource processing, InstallationKey installation) {
        return new LedgerKeys(JdbcClient.create(processing), installation);
    }

    @Bean
    EvidenceSeal evidenceSeal(LedgerKeys keys) {
        return new EvidenceSeal(keys);
    }

    @Bean
    @Profile("!past")
    Sealer sealer(
            LedgerSettings settings,
            @Qualifier("processing") DataSource processing,
            LedgerKeys keys,
            LogStream log,
            @Value("${reeve.data-dir:data}") Path data) {
        keys.open(settings, transactions(processing));
        Sealer sealer = new Sealer(
                settings,
                new Sealing(
                        JdbcClient.create(processing),
                        transactions(processing),
                        keys,
                        new LastSealed(data),
                        settings.batch()));
        log.onGrowth(sealer::wake);
        return sealer;
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerMeters ledgerMeters(
            @Qualifier("processing") DataSource processing,
            ObjectProvider<Sealer> sealer,
            ObjectProvider<MeterRegistry> meters) {
        return new LedgerMeters(
                JdbcClient.create(processing),
                () -> sealer.stream().anyMatch(one -> one.refusal().isPresent()),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** What {@code /actuator/health} tells of the sealing of the log. */
    @Bean
    HealthIndicator sealingHealthIndicator(ObjectProvider<Sealer> sealer) {
        return new SealingHealth(() -> sealer.stream().findAny().flatMap(Sealer::refusal));
    }

    private static TransactionTemplate transactions(DataSource processing) {
        return new TransactionTemplate(new DataSourceTransactionManager(processing));
    }
}
