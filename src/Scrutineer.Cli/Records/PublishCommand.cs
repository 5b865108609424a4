using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Office;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer publish</c>: the figures of all entries so far go public, signed and witnessed.</summary>
internal static class PublishCommand
{
    public static Command Build()
    {
        var folder = Common.Folder();
        var guard = Common.Guard();
        var channel = new Option<string?>("--channel") { Description = "The channel to publish; without it the one with most stations in, and of equals the one that decides." };
        var unwitnessed = new Option<bool>("--unwitnessed") { Description = "Publish though too few witnesses cosign; an incident in the record says so." };
        var asJson = Commands.Common.Json();
        var site = new Argument<string?>("OUT") { Description = "Write the results site of what is published as files into this folder instead.", Arity = ArgumentArity.ZeroOrOne };
        var at = new Option<long?>("--at") { Description = "With OUT: this version instead of the latest." };
        var compressed = new Option<bool>("--compressed") { Description = "With OUT: a .br and a .gz beside each text, for servers that give them as they are." };
        var map = new Option<string?>("--map") { Description = "With OUT: boundaries of the units, GeoJSON or TopoJSON, for the map; without it tiles are drawn." };
        var mapKey = new Option<string?>("--map-key") { Description = "With --map: which area is which unit, and the attribution (docs/reference/map.md)." };
        var intake = Common.AddressOption("--intake", "With OUT: address of the office's desk, where the public files complaints and reports errors by a form.");
        var command = new Command("publish", "Publish the figures of all entries so far, signed and cosigned; or, with OUT, write the site of what is published.")
            { folder, site, channel, unwitnessed, at, compressed, map, mapKey, intake, guard, asJson };
        command.SetAction(async (parsed, cancel) =>
        {
            var json = parsed.GetValue(asJson);
            if (parsed.GetValue(site) is { } to) return SiteExport.Write(parsed.GetValue(folder)!, to, parsed.GetValue(at), parsed.GetValue(compressed), parsed.GetValue(map), parsed.GetValue(mapKey), parsed.GetValue(intake), json);
            var paths = Common.Paths(parsed.GetValue(folder)!, parsed.GetValue(guard));
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root), json);
            using var office = (await RecordOffice.Open(paths, TimeProvider.System, cancel)).OrRefuse(out var refusal);
            if (office is null) return Exit.Refused(refusal!, json);
            var published = await office.Publish(parsed.GetValue(channel), parsed.GetValue(unwitnessed), cancel);
            if (!published.IsOk) return Exit.Refused(published.Refusal!, json);
            if (json) Json.Write(to => Write(to, published.Value));
            else Print(office, published.Value);
            return published.Value.Blocked is null ? Exit.Done : Exit.No;
        });
        return command;
    }

    public static void Print(RecordOffice office, Released published)
    {
        if (published.Blocked is { } incident)
        {
            Terminal.Amber($"The figures were not published: incident {incident}.");
            foreach (var broken in published.Broken) Terminal.Paragraph(broken.Sentence);
        }
        else
        {
            Terminal.Line($"Published: {office.Fold.Election}, the figures of the first {Terminal.Number(published.Publication)} entries.");
        }

        Terminal.Line($"Checkpoint of {Terminal.Number(published.Size)} entries, cosigned by {(published.Cosigned.IsEmpty ? "no witness" : string.Join(", ", published.Cosigned))}.");
        foreach (var sentence in published.Unanswered) Terminal.Amber(sentence);
        Terminal.Line($"To be served as it is: {office.Paths.Public}");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter to, Released published)
    {
        to.WriteNumber("size", published.Size);
        to.WriteCount("publication", published.Publication);
        to.WriteCount("blocked", published.Blocked);
        to.WriteStartArray("broken");
        foreach (var broken in published.Broken)
        {
            to.WriteStartObject();
            to.WriteString("code", broken.Code);
            to.WriteString("unit", broken.Unit);
            to.WriteString("sentence", broken.Sentence);
            to.WriteEndObject();
        }

        to.WriteEndArray();
        to.WriteStartArray("cosigned");
        foreach (var name in published.Cosigned) to.WriteStringValue(name);
        to.WriteEndArray();
    }
}
