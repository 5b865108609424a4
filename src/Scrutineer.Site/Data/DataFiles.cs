using System.Collections.Immutable;
using Scrutineer.Site.Data.Kinds;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Data;

/// <summary>The JSON twin of every page, at <c>data/...json</c>, and the document that describes them. The same in every language.</summary>
public sealed class DataFiles : IEditionFiles
{
    /// <summary>Path of the API document below <c>v/N/</c>, and from the root of the site.</summary>
    public const string OpenApi = "openapi.json";

    internal static readonly ImmutableArray<DataKind> Kinds =
    [
        CountryData.Kind, UnitData.Kind, ListData.Kind, MapData.Kind, ProgressData.Kind, OutcomeData.Kind, ChangesData.Kind, ChannelsData.Kind,
        FindingsData.Kind, AboutData.Kind, VerifyData.Kind, DownloadsData.Kind, ComplaintsData.Kind, ComplaintData.Kind, DecisionData.Kind, WhatIfData.Kind, LawData.Kind,
    ];

    private static readonly SiteFile Document = new(OpenApiDocument.Bytes(), SiteFile.Json);

    /// <summary>The API document: the same for every version of this program.</summary>
    public static SiteFile Api => Document;

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) =>
    [
        OpenApi,
        .. from kind in Kinds
           from name in kind.Names(edition)
           select kind.Folder.Length == 0 ? $"data/{name}.json" : $"data/{kind.Folder}/{name}.json",
    ];

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live)
    {
        if (path == OpenApi) return Document;
        if (!path.StartsWith("data/", StringComparison.Ordinal) || !path.EndsWith(".json", StringComparison.Ordinal)) return null;
        var below = path["data/".Length..^".json".Length];
        var cut = below.LastIndexOf('/');
        var (folder, name) = (cut < 0 ? "" : below[..cut], below[(cut + 1)..]);
        foreach (var kind in Kinds.Where(k => k.Folder == folder))
        {
            using var page = new DataPage(edition, kind, below);
            if (kind.Write(page, name)) return new SiteFile(page.End(), SiteFile.Json);
        }

        return null;
    }
}
