namespace Scrutineer.DeskServer.Words;

/// <summary>Files that are part of the program itself: words, style, module.</summary>
internal static class Embedded
{
    public static IReadOnlyList<string> Names { get; } = [.. typeof(Embedded).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
