namespace Scrutineer.Verification.Tests;

/// <summary>A published tree in memory.</summary>
internal sealed class MemoryFiles(IReadOnlyDictionary<string, byte[]> files) : IPublishedFiles
{
    public ReadOnlyMemory<byte>? Read(string path, int most) => files.TryGetValue(path, out var bytes) ? (ReadOnlyMemory<byte>?)bytes : null;
}
