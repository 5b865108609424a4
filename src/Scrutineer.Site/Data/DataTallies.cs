using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Export;
using Scrutineer.Report.Results;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Data;

/// <summary>Units and their totals as members of a document.</summary>
internal static class DataTallies
{
    /// <summary>Code, identifier, level, names and place of a unit.</summary>
    public static void Unit(DataPage page, int index)
    {
        var (units, json) = (page.Election.Units, page.Json);
        var unit = units[index];
        json.WriteString("code", unit.Code);
        json.WriteString("id", Identifiers.Of(page.Election, unit));
        json.WriteString("file", index == units.Root ? "index" : $"unit/{PathCode.Of(unit.Code)}");
        json.WriteString("level", unit.Level);
        page.Names("name", unit.Name);
        page.Text("parent", unit.Parent);
        json.WriteBoolean("set_aside", page.Edition.Result.IsSetAside(index));
    }

    /// <summary>The totals of every channel that has any, in the order of the election.</summary>
    public static void Channels(DataPage page, int unit)
    {
        var state = page.Edition.State;
        page.Each("channels", page.Election.Channels.Where(c => c.Code == page.Edition.Version.Channel || state[c.Code].All.Any()), channel =>
        {
            page.Json.WriteString("channel", channel.Code);
            page.Json.WriteBoolean("published", channel.Code == page.Edition.Version.Channel);
            Figures(page, Of(page, channel.Code)[unit]);
        });
    }

    /// <summary>The totals of a channel; those that are not published are made once a version.</summary>
    public static TallyTable Of(DataPage page, string channel) => page.Edition.Export().Tallies(channel);

    /// <summary>Every figure of a tally, each share with its base.</summary>
    public static void Figures(DataPage page, Tally tally)
    {
        var (election, json) = (page.Election, page.Json);
        Coverage(page, tally);
        json.WriteNumber("protocols", tally.Protocols);
        json.WriteNumber("protocols_set_aside", tally.SetAside);
        page.Time("latest_received", tally.LatestReceived);
        page.Each("bases", election.Form.Bases.Keys.Append("lists").Distinct().Order(StringComparer.Ordinal), name =>
        {
            json.WriteString("base", name);
            page.Count("count", tally.Base(name));
            json.WriteBoolean("incomplete", tally.IsIncomplete(name));
        });
        page.Each("lines", Enumerable.Range(0, election.Form.Lines.Length), line =>
        {
            json.WriteString("line", election.Form.Lines[line].Code);
            page.Count("count", tally.Line(line));
            json.WriteNumber("blank", tally.Blank(line));
        });
        page.Each("votes", Enumerable.Range(0, election.Lists.Length), list =>
        {
            json.WriteString("list", election.Lists[list].Code);
            page.Count("votes", tally.Votes(list));
            page.Share("share", ShareOf(page, tally, list));
        });
    }

    /// <summary>Stations and voters that are in, missing, and all.</summary>
    public static void Coverage(DataPage page, Tally tally)
    {
        var json = page.Json;
        json.WriteNumber("stations", tally.Stations);
        json.WriteNumber("stations_reported", tally.StationsReported);
        json.WriteNumber("stations_missing", tally.StationsMissing);
        page.Count("registered", tally.Registered);
        page.Share("station_coverage", tally.StationCoverage);
        page.Share("register_coverage", tally.RegisterCoverage);
        page.Share("turnout", tally.Turnout);
    }

    /// <summary>The share of a list of the base that the pages use.</summary>
    public static Share? ShareOf(DataPage page, Tally tally, int list)
    {
        var of = page.Edition.Result.Base;
        if (of != Result.Lines) return tally.ShareOf(list, of);
        var all = Enumerable.Range(0, page.Election.Lists.Length).Aggregate((long?)null, (sum, i) => tally.Votes(i) is { } v ? (sum ?? 0) + v : sum);
        return Share.From(tally.Votes(list), all, of);
    }
}
