import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes what callers can see of compiled classes into a jar: {@code ApiOutline <classes> <jar>}. Method bodies, debug information, and
 * what is private or of a package, are left out, so that the jar is small and changes with the API alone.
 */
final class ApiOutline extends ClassVisitor {

    private static final int SEEN_BY_CALLERS = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private ApiOutline(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    public static void main(String... arguments) throws IOException {
        Path jar = Path.of(arguments[1]);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> outline :
                    outlines(Path.of(arguments[0])).entrySet()) {
                JarEntry entry = new JarEntry(outline.getKey());
                // The same API gives the same bytes, whenever it is written.
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(outline.getValue());
            }
        }
    }

    private static Map<String, byte[]> outlines(Path classes) throws IOException {
        Map<String, byte[]> outlines = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                ClassReader reader = new ClassReader(bytes(file));
                if ((reader.getAccess() & SEEN_BY_CALLERS) != 0) {
                    outlines.put(reader.getClassName() + ".class", outline(reader));
                }
            });
        }
        return outlines;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] outline(ClassReader reader) {
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ApiOutline(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        return (access & SEEN_BY_CALLERS) == 0 && !name.equals("serialVersionUID")
                ? null
                : super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return (access & SEEN_BY_CALLERS) == 0
                ? null
                : super.visitMethod(access, name, descriptor, signature, exceptions);
    }
}
