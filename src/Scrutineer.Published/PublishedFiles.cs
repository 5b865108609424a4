using Scrutineer.Verification;

namespace Scrutineer.Published;

/// <summary>Opens a record by its place: a folder, a ZIP archive, an address.</summary>
public static class PublishedFiles
{
    /// <summary>How long one answer of a server may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>The files at a place, to be disposed of; null: there is neither such a folder nor such a file.</summary>
    /// <param name="place">A folder, a ZIP archive, or an address that begins with http:// or https://.</param>
    /// <exception cref="IOException">The archive cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The file is no archive.</exception>
    public static Opened? Open(string place)
    {
        if (Uri.TryCreate(place, UriKind.Absolute, out var address) && HttpFiles.IsWeb(address)) return Of(new HttpFiles(address, Timeout));
        if (Directory.Exists(place)) return new Opened(new DirectoryFiles(place), null);
        return File.Exists(place) ? Of(new ZipFiles(File.OpenRead(place))) : null;
    }

    private static Opened Of<T>(T files)
        where T : IPublishedFiles, IDisposable => new(files, files);
}

/// <summary>Files that were opened.</summary>
/// <param name="Files">The files.</param>
/// <param name="Held">What must be disposed of; null: nothing.</param>
public sealed record Opened(IPublishedFiles Files, IDisposable? Held) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Held?.Dispose();
}
