package io.github.portfolioplatform.yaml;

/** A text is not YAML that can be read. The message quotes nothing of the text, which may hold a password. */
public final class UnreadableYamlException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    UnreadableYamlException(int line, int column, String reason) {
        super(reason);
        this.line = line;
        this.column = column;
    }

    /** {@return the line, counted from 1} */
    public int line() {
        return line;
    }

    /** {@return the column, counted from 1} */
    public int column() {
        return column;
    }
}
