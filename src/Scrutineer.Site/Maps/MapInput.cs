namespace Scrutineer.Site.Maps;

/// <summary>The files of a map, beside the record.</summary>
/// <param name="File">Boundaries: GeoJSON or TopoJSON.</param>
/// <param name="Key">How its areas are found among the units; null: by code or name.</param>
public sealed record MapInput(ReadOnlyMemory<byte> File, ReadOnlyMemory<byte>? Key)
{
    /// <summary>Greatest size of a file of boundaries in bytes.</summary>
    public const int MostBytes = 16 << 20;
}
