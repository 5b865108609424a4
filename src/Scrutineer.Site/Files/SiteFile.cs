namespace Scrutineer.Site.Files;

/// <summary>A file of the site.</summary>
/// <param name="Bytes">Its bytes: the same for the same version, everywhere and always.</param>
/// <param name="MediaType">For the header; text is UTF-8.</param>
public sealed record SiteFile(ReadOnlyMemory<byte> Bytes, string MediaType)
{
    /// <summary>A content security policy of its own, for a page that carries its script and style inside; null: that of all pages.</summary>
    public string? Policy { get; init; }

    public const string Html = "text/html; charset=utf-8";
    public const string Css = "text/css; charset=utf-8";
    public const string Script = "text/javascript; charset=utf-8";
    public const string Json = "application/json; charset=utf-8";
    public const string Svg = "image/svg+xml";
}
