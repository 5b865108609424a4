using System.Text.Json.Nodes;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The files of this version: paths, media types, and sizes with digests where they are made beforehand.</summary>
internal static class DownloadsData
{
    public static DataKind Kind { get; } = DataKind.One("downloads", "The files of this version with media type, size and SHA-256. Very large elections make them when asked; size and digest are then null.", page =>
    {
        page.Each("files", Downloads.Of(page.Edition), file =>
        {
            page.Json.WriteString("path", file.Path);
            page.Json.WriteString("media_type", file.MediaType);
            page.Count("bytes", file.Bytes);
            page.Text("sha256", file.Sha256);
        });
        if (page.Election.Licence is not { } licence) return;
        page.Json.WriteString("licence", licence.Name);
        page.Json.WriteString("licence_address", licence.Address);
    }, () =>
    [
        ("files!", List("", Object("", ("path!", Text("Path below v/N/.")), ("media_type!", Text("Media type.")), ("bytes!", CountOrNull("Size.")), ("sha256!", TextOrNull("Digest, hex."))))),
        ("licence", Text("Name of the licence, or its SPDX identifier; not there: the publisher stated none.")), ("licence_address", Text("Where it stands.")),
    ]);
}
