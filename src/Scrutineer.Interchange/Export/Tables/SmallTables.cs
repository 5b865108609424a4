using System.Globalization;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using static Scrutineer.Interchange.Export.ExportTable;

namespace Scrutineer.Interchange.Export.Tables;

/// <summary>Tables with few rows: lists, lines of the form, seats, versions.</summary>
internal static class SmallTables
{
    public static ExportTable Lists(ExportSource source) => new(
        "lists",
        Say("The lines of the ballot in its order, with their votes and seats.", "Строки бюллетеня по порядку, с голосами и местами.", "Бюллетендин саптары ирети менен, добуштары жана орундары менен."),
        [
            ColumnsOfResults.ListCode,
            new("order", CellKind.Count, Say("Place on the ballot, from 1.", "Место в бюллетене, с 1.", "Бюллетендеги орду, 1ден."), true),
            .. ColumnsOfResults.Names("list"),
            new("colour", CellKind.Text, Say("Colour on our pages, #rrggbb.", "Цвет на наших страницах, #rrggbb.", "Биздин барактардагы түсү, #rrggbb.")),
            new("against_all", CellKind.Flag, Say("True for the line \"against all\", which is no list.", "true для строки «против всех», это не список.", "«Бардыгына каршы» сабы үчүн true, ал тизме эмес."), true),
            new("votes", CellKind.Count, Say("Votes in the country in the published channel.", "Голоса по стране в публикуемом канале.", "Жарыяланган каналда өлкө боюнча добуштар.")),
            new("seats", CellKind.Count, Say("Seats if counting stopped at this version.", "Места, если бы подсчёт остановился на этой версии.", "Саноо ушул версияда токтосо, орундар."), true),
            new("id", CellKind.Text, Say("Identifier outside this record.", "Внешний идентификатор.", "Сырткы идентификатор."), true),
        ],
        ["list"],
        take =>
        {
            var election = source.Election;
            for (var i = 0; i < election.Lists.Length; i++)
            {
                var list = election.Lists[i];
                take([
                    list.Code, i + 1, .. ColumnsOfResults.NamesOf(list.Name), list.Colour, list.IsAgainstAll, source.Outcome.Tallies.Country.Votes(i),
                    (long)source.Outcome.Outcome.SeatsOf(list.Code), Identifiers.Of(election, list),
                ]);
            }
        });

    public static ExportTable Lines(ExportSource source) => new(
        "lines",
        Say("The lines of the protocol form in their order on paper.", "Строки формы протокола в порядке на бумаге.", "Протокол формасынын саптары кагаздагы ирети менен."),
        [
            new("line", CellKind.Text, Say("Code of the line.", "Код строки.", "Саптын коду."), true),
            new("number", CellKind.Text, Say("Number printed on the form.", "Номер, напечатанный в форме.", "Формада басылган номер."), true),
            .. ColumnsOfResults.Names("line"),
            new("required", CellKind.Flag, Say("True: a protocol without it has a finding.", "true: без неё у протокола есть замечание.", "true: ансыз протоколдо эскертүү болот."), true),
        ],
        ["line"],
        take =>
        {
            foreach (var line in source.Election.Form.Lines) take([line.Code, line.Number, .. ColumnsOfResults.NamesOf(line.Name), line.IsRequired]);
        });

    public static ExportTable Seats(ExportSource source) => new(
        "seats",
        Say(
            "Seats by unit and list, if counting stopped at this version; the unit N is the whole country.",
            "Места по единицам и спискам, если бы подсчёт остановился на этой версии; единица N — вся страна.",
            "Бирдиктер жана тизмелер боюнча орундар, саноо ушул версияда токтосо; N бирдиги — бүт өлкө."),
        [
            new("unit", CellKind.Text, Say("Code of the unit the seats were given in, or N.", "Код единицы, где даны места, или N.", "Орундар берилген бирдиктин коду же N."), true),
            ColumnsOfResults.ListCode,
            new("seats", CellKind.Text, Say("Seats; an exact fraction only in laws that give such.", "Места; точная дробь только в законах, где она бывает.", "Орундар; так бөлчөк андай мыйзамдарда гана."), true),
        ],
        ["unit", "list"],
        take =>
        {
            foreach (var (unit, row) in source.Outcome.Outcome.Result.Rows)
                foreach (var (list, seats) in row.Where(c => Table.IsList(c.Key) && !c.Value.IsZero).OrderBy(c => source.Election.FindList(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal))
                    take([unit, list, seats.ToString()]);
        })
    {
        ToLists = ["list"],
    };

    public static ExportTable Versions(ExportSource source) => new(
        "versions",
        Say("Every version up to this one, with the country's votes then.", "Все версии до этой, с голосами по стране на тот момент.", "Ушуга чейинки бардык версиялар, өлкө боюнча ошол кездеги добуштар менен."),
        [
            new("version", CellKind.Count, Say("The version: how many entries of the record it is made from.", "Версия: из скольких записей журнала она сделана.", "Версия: журналдын канча жазуусунан жасалган."), true),
            new("publication", CellKind.Count, Say("Index of the entry that published it.", "Номер записи, которой она опубликована.", "Аны жарыялаган жазуунун номери."), true),
            new("time", CellKind.Time, Say("When it was published, with the offset.", "Когда опубликована, со смещением.", "Качан жарыяланганы, жылышуусу менен."), true),
            ColumnsOfResults.Channel,
            new("stations_reported", CellKind.Count, Say("Stations that had reported.", "Участки, от которых был протокол.", "Протоколу келген участоктор."), true),
            new("stations", CellKind.Count, Say("All stations.", "Все участки.", "Бардык участоктор."), true),
            .. Enumerable.Range(0, source.Election.Lists.Length).Select(i => ColumnsOfResults.Votes(source.Election, i, $"list:{source.Election.Lists[i].Code}")),
        ],
        ["version"],
        take =>
        {
            foreach (var v in source.Versions)
                take([v.Number, v.Publication, (DateTimeOffset?)v.Time, v.Channel, v.StationsReported, v.Stations, .. v.Votes.Select(n => (Cell)n)]);
        });
}
