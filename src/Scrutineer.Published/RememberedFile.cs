namespace Scrutineer.Published;

/// <summary>The file in which the checkpoint verified last is remembered. It is replaced as a whole or not at all.</summary>
public static class RememberedFile
{
    /// <summary>Most bytes that are read.</summary>
    private const int Most = 1024 * 1024;

    /// <summary>What is remembered; null: nothing yet.</summary>
    /// <exception cref="IOException">The file cannot be read, or is far too long.</exception>
    public static ReadOnlyMemory<byte>? Read(string file)
    {
        if (!File.Exists(file)) return null;
        return new FileInfo(file).Length <= Most ? File.ReadAllBytes(file) : throw new InvalidDataException($"{file} is no checkpoint.");
    }

    /// <summary>Remembers a checkpoint instead.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static void Replace(string file, ReadOnlySpan<byte> checkpoint)
    {
        var next = file + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            stream.Write(checkpoint);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }
}
