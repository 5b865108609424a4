using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Scrutineer.Interchange.Export;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Data;

/// <summary>The files of open data of a version with their bytes: made once and forgotten with the version, unless they are too many to keep.</summary>
internal static class Packed
{
    private static readonly ConditionalWeakTable<Edition, Lazy<ImmutableArray<(PackedFile File, byte[] Bytes)>>> Known = [];

    /// <summary>True if the files are small enough to be made beforehand, so that pages can give their sizes.</summary>
    public static bool IsSmall(Edition edition) => edition.Tallies.Country.Stations <= ExportFiles.MostStationsInExchange;

    /// <summary>Every file with its bytes, the package that describes them last.</summary>
    public static ImmutableArray<(PackedFile File, byte[] Bytes)> Of(Edition edition) => Known.GetValue(edition, static e => new(() =>
    {
        var files = ExportFiles.Of(e.Export()).Select(Make).ToList();
        files.Add(Make(Package(e, [.. files.Select(f => f.File)])));
        return [.. files];
    })).Value;

    /// <summary>The package that describes these files.</summary>
    public static ExportFile Package(Edition edition, ImmutableArray<PackedFile> files) =>
        new(DataPackage.Path, DataPackage.MediaType, to => DataPackage.Write(edition.Export(), files, to));

    /// <summary>A file with its bytes.</summary>
    public static (PackedFile File, byte[] Bytes) Make(ExportFile file)
    {
        using var to = new MemoryStream();
        file.Write(to);
        var bytes = to.ToArray();
        return (new PackedFile(file, bytes.Length, Hex(bytes)), bytes);
    }

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
