package io.github.portfolioplatform.render.decorated;

/**
 * Something that decorators did and must not do.
 *
 * @param what what they did, a sentence with the path of the field and without values, which may be secret
 * @param instead what to write instead, a sentence; empty if only removing the change helps
 */
public record Refusal(String what, String instead) {

    static Refusal of(String what) {
        return new Refusal(what, "");
    }
}
