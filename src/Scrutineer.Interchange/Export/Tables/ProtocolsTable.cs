using static Scrutineer.Interchange.Export.ExportTable;

namespace Scrutineer.Interchange.Export.Tables;

/// <summary>The protocols that count in one channel, in the form of an election folder: <c>protocols/*.csv</c>, which our importer reads.</summary>
internal static class ProtocolsTable
{
    public static ExportTable Of(ExportSource source, string channel)
    {
        var election = source.Election;
        return new(
            $"protocols-{Identifiers.Token(channel)}",
            Say(
                "The protocols that count in this channel, one row each, as an election folder holds them: protocols set aside are among them.",
                "Протоколы этого канала, которые считаются, по строке на каждый, как в папке выборов; отложенные протоколы тоже здесь.",
                "Бул каналдагы эсептелген протоколдор, ар бирине бирден сап, шайлоо папкасындагыдай; четке коюлган протоколдор да ушунда."),
            [
                ColumnsOfResults.Unit,
                new("received_at", CellKind.Time, Say("When it arrived, as its source says.", "Когда поступил, по словам источника.", "Качан келгени, булактын айтуусу боюнча.")),
                new("stations_covered", CellKind.Count, Say(
                    "For a summary: how many stations it covers.", "Для сводки: сколько участков она охватывает.", "Жыйынды үчүн: канча участокту камтыйт.")),
                .. Enumerable.Range(0, election.Form.Lines.Length).Select(i => ColumnsOfResults.Line(election, i, election.Form.Lines[i].Code)),
                .. Enumerable.Range(0, election.Lists.Length).Select(i => ColumnsOfResults.Votes(election, i, election.Lists[i].Code)),
            ],
            ["unit"],
            take => Rows(source, channel, take))
        {
            ToUnits = ["unit"],
        };
    }

    private static void Rows(ExportSource source, string channel, TakeRow take)
    {
        var election = source.Election;
        var row = new Cell[3 + election.Form.Lines.Length + election.Lists.Length];
        foreach (var (_, protocol) in source.State[channel].All)
        {
            (row[0], row[1], row[2]) = (election.Units[protocol.Unit].Code, protocol.Received, protocol.StationsCovered);
            var at = 3;
            for (var i = 0; i < protocol.Lines.Length; i++) row[at++] = protocol.Lines[i];
            for (var i = 0; i < protocol.Votes.Length; i++) row[at++] = protocol.Votes[i];
            take(row);
        }
    }
}
