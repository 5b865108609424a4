using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Scrutineer.Elections.Entries;
using Scrutineer.Interchange.Export;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Data;

/// <summary>A version as the writers of open data take it.</summary>
internal static class EditionExport
{
    private static readonly ConditionalWeakTable<Edition, ExportSource> Known = [];

    /// <summary>The source; made once a version, and forgotten with it.</summary>
    public static ExportSource Export(this Edition edition) => Known.GetValue(edition, static e => new ExportSource(
        e.Id, e.Record.Origin, e.Number, ((PublicationMade)e.Record[e.Version.Index].Data).Root, e.Version.Time, e.IsDeclared, e.State, e.Outcome,
        [
            .. e.Versions.Select(v => new ExportedVersion(
                v.Number, v.Index, v.Time, v.Channel, v.StationsReported, v.Stations, v.Votes, [.. v.Seats.Select(s => (long)s)])),
        ]));
}
