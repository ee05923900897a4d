package io.github.portfolioplatform.engine.redisfamily;

import java.net.URI;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.Jedis;

/** Clients of a server on this machine that check its certificate. */
final class Clients {

    private Clients() {}

    static Jedis of(RealRedis redis, String uri) throws Exception {
        URI here = URI.create(redis.here(uri).replace("redis-sessions.shop-production.svc.cluster.local", "localhost"));
        SSLParameters checks = new SSLParameters();
        checks.setEndpointIdentificationAlgorithm("HTTPS");
        return new Jedis(here, redis.certificates.trusting(), checks, null);
    }

    static Jedis application(RealRedis redis) throws Exception {
        return of(
                redis,
                Evaluated.of(
                        Sessions.outsideProduction().secrets().get(0).values().get("uri"), redis.passwords));
    }
}
