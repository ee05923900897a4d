package io.github.portfolioplatform.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.golden.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The evaluator against what the documentation of Kubernetes and the API reference say of policies. */
class ReachTest {

    private static final Party WEB = Party.pod("web", "default", Map.of("role", "frontend"));
    private static final Party DB =
            Party.pod("db", "default", Map.of("role", "db"), new Party.OpenPort("sql", 6379, "TCP"));
    private static final Party ELSEWHERE = Party.pod("elsewhere", "other", Map.of("role", "frontend"));
    private static final Party INTERNET = Party.address("internet", "198.51.100.7");

    private static final Map<String, Map<String, String>> NAMESPACES = Map.of("other", Map.of("project", "myproject"));

    private static Reach under(String... specs) {
        List<Map<String, Object>> policies = Stream.of(specs)
                .map(spec -> Document.parse("metadata: {name: a, namespace: default}\nspec: " + spec)
                        .fields())
                .toList();
        return new Reach(policies, NAMESPACES);
    }

    @Test
    void without_a_policy_everything_is_reached() {
        assertThat(under().byTcp(WEB, DB, 6379)).isTrue();
        assertThat(under().byTcp(INTERNET, DB, 22)).isTrue();
        assertThat(under().byTcp(DB, INTERNET, 443)).isTrue();
    }

    @Test
    void default_deny_of_ingress_denies_all_ingress_and_no_egress() {
        Reach reach = under("{podSelector: {}, policyTypes: [Ingress]}");

        assertThat(reach.byTcp(WEB, DB, 6379)).isFalse();
        assertThat(reach.byTcp(INTERNET, DB, 6379)).isFalse();
        assertThat(reach.byTcp(DB, INTERNET, 443)).isTrue();
        assertThat(reach.byTcp(WEB, ELSEWHERE, 80))
                .as("it is for its own namespace")
                .isTrue();
    }

    @Test
    void default_deny_of_egress_denies_all_egress_and_no_ingress() {
        Reach reach = under("{podSelector: {}, policyTypes: [Egress]}");

        assertThat(reach.byTcp(DB, INTERNET, 443)).isFalse();
        assertThat(reach.byTcp(WEB, DB, 6379)).as("egress of its source").isFalse();
        assertThat(reach.byTcp(ELSEWHERE, DB, 6379)).isTrue();
    }

    @Test
    void allow_all_wins_over_deny_all_because_policies_add_up() {
        Reach reach = under("{podSelector: {}, policyTypes: [Ingress]}", "{podSelector: {}, ingress: [{}]}");

        assertThat(reach.byTcp(INTERNET, DB, 1)).isTrue();
    }

    @Test
    void a_policy_without_types_is_for_ingress_and_for_egress_only_with_rules() {
        assertThat(under("{podSelector: {}}").isIsolated(DB, "Ingress")).isTrue();
        assertThat(under("{podSelector: {}}").isIsolated(DB, "Egress")).isFalse();
        assertThat(under("{podSelector: {}, egress: [{}]}").isIsolated(DB, "Egress"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"default,frontend,true", "default,batch,false", "other,frontend,false"})
    void a_pod_selector_is_for_the_namespace_of_the_policy(String namespace, String role, boolean reached) {
        Reach reach = under("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {role: frontend}}}]}]}");

        assertThat(reach.byTcp(WEB.in(namespace).labelled(Map.of("role", role)), DB, 6379))
                .isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"default,frontend,false", "other,batch,false", "other,frontend,true"})
    void two_selectors_in_one_item_must_both_hold(String namespace, String role, boolean reached) {
        Reach reach =
                under("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {project: myproject}},"
                        + " podSelector: {matchLabels: {role: frontend}}}]}]}");

        assertThat(reach.byTcp(WEB.in(namespace).labelled(Map.of("role", role)), DB, 6379))
                .isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"default,frontend,true", "other,batch,true", "other,frontend,true", "third,frontend,false"})
    void of_two_items_one_suffices(String namespace, String role, boolean reached) {
        Reach reach =
                under("{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {project: myproject}}},"
                        + " {podSelector: {matchLabels: {role: frontend}}}]}]}");

        assertThat(reach.byTcp(WEB.in(namespace).labelled(Map.of("role", role)), DB, 6379))
                .isEqualTo(reached);
    }

    @Test
    void an_empty_namespace_selector_is_for_all_namespaces_and_no_address() {
        Reach reach = under("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}");

        assertThat(reach.byTcp(ELSEWHERE, DB, 6379)).isTrue();
        assertThat(reach.byTcp(WEB.in("third"), DB, 6379)).isTrue();
        assertThat(reach.byTcp(INTERNET, DB, 6379)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"172.17.0.5,true", "172.17.1.5,false", "172.17.255.255,true", "172.18.0.1,false", "2001:db8::1,false"})
    void a_block_has_its_addresses_without_the_exceptions(String address, boolean reached) {
        Reach reach = under(
                "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 172.17.0.0/16, except: [172.17.1.0/24]}}]}]}");

        assertThat(reach.byTcp(Party.address("it", address), DB, 6379)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"fe80::1,false", "fd00::1,true", "febf::1,false", "fec0::1,true"})
    void a_block_of_ipv6_has_exceptions_too(String address, boolean reached) {
        Reach reach = under(
                "{podSelector: {}, egress: [{to: [{ipBlock: {cidr: '::/0', except: ['fe80::/10']}}]}], policyTypes: [Egress]}");

        assertThat(reach.byTcp(DB, Party.address("it", address), 443)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"31999,false", "32000,true", "32400,true", "32768,true", "32769,false"})
    void a_range_of_ports_has_both_ends(int port, boolean reached) {
        Reach reach =
                under("{podSelector: {}, egress: [{ports: [{port: 32000, endPort: 32768}]}], policyTypes: [Egress]}");

        assertThat(reach.byTcp(DB, INTERNET, port)).isEqualTo(reached);
        assertThat(reach.allows(DB, INTERNET, port, "UDP"))
                .as("the protocol is TCP if it is not set")
                .isFalse();
    }

    @Test
    void a_port_of_a_name_is_that_of_the_destination() {
        Reach reach = under("{podSelector: {matchLabels: {role: db}}, ingress: [{ports: [{port: sql}]}]}");

        assertThat(reach.byTcp(WEB, DB, 6379)).isTrue();
        assertThat(reach.byTcp(WEB, DB, 5432)).isFalse();
        Reach out = under(
                "{podSelector: {matchLabels: {role: frontend}}, policyTypes: [Egress], egress: [{ports: [{port: sql}]}]}");
        assertThat(out.byTcp(WEB, DB, 6379)).isTrue();
        assertThat(out.byTcp(WEB, INTERNET, 6379))
                .as("an address has no names of ports")
                .isFalse();
    }

    @Test
    void a_protocol_without_a_port_is_for_all_its_ports() {
        Reach reach = under("{podSelector: {}, egress: [{ports: [{protocol: UDP}]}], policyTypes: [Egress]}");

        assertThat(reach.allows(DB, INTERNET, 53, "UDP")).isTrue();
        assertThat(reach.allows(DB, INTERNET, 53, "TCP")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{key: role, operator: In, values: [frontend, web]}; true",
                "{key: role, operator: In, values: [web]}; false",
                "{key: role, operator: NotIn, values: [frontend]}; false",
                "{key: tier, operator: NotIn, values: [frontend]}; true",
                "{key: role, operator: Exists}; true",
                "{key: tier, operator: Exists}; false",
                "{key: role, operator: DoesNotExist}; false",
                "{key: tier, operator: DoesNotExist}; true"
            })
    void expressions_select_as_labels_do(String expression, boolean reached) {
        Reach reach =
                under("{podSelector: {matchLabels: {role: db}}, ingress: [{from: [{podSelector: {matchExpressions: ["
                        + expression + "]}}]}]}");

        assertThat(reach.byTcp(WEB, DB, 6379)).isEqualTo(reached);
    }

    @Test
    void both_ends_must_allow_a_connection() {
        String in =
                "{podSelector: {matchLabels: {role: db}}, ingress: [{from: [{podSelector: {matchLabels: {role: frontend}}}]}]}";
        String noWayOut = "{podSelector: {matchLabels: {role: frontend}}, policyTypes: [Egress]}";

        assertThat(under(in).byTcp(WEB, DB, 6379)).isTrue();
        assertThat(under(in, noWayOut).byTcp(WEB, DB, 6379)).isFalse();
    }

    @Test
    void nothing_keeps_a_pod_from_itself() {
        assertThat(under("{podSelector: {}, policyTypes: [Ingress, Egress]}").byTcp(DB, DB, 6379))
                .isTrue();
    }

    @Test
    void a_pod_is_selected_by_its_namespace_only_if_it_is_a_pod() {
        assertThat(INTERNET.namespace()).isEqualTo(Optional.empty());
        assertThat(under("{podSelector: {}, policyTypes: [Egress]}").byTcp(INTERNET, ELSEWHERE, 80))
                .isTrue();
    }
}
