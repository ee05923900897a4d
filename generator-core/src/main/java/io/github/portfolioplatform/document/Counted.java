package io.github.portfolioplatform.document;

/** Numbers with the words that they count. */
final class Counted {

    private Counted() {}

    static String of(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    static String files(int number) {
        return of(number, "file", "files");
    }
}
