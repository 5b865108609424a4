using System.Collections.Immutable;
using Scrutineer.Elections;
using static Scrutineer.Interchange.Export.ExportTable;

namespace Scrutineer.Interchange.Export.Tables;

/// <summary>Columns that several tables share, so that one word means one thing.</summary>
internal static class ColumnsOfResults
{
    public static ExportColumn Unit => new("unit", CellKind.Text, Say(
        "Code of the unit; its name stands in units.csv.", "Код единицы; её название в units.csv.", "Бирдиктин коду; аталышы units.csv файлында."), true);

    public static ExportColumn Level => new("level", CellKind.Text, Say(
        "Level of the unit: country, region, district, station.", "Уровень единицы: страна, регион, округ, участок.", "Бирдиктин деңгээли: өлкө, аймак, округ, участок."), true);

    public static ExportColumn Parent => new("parent", CellKind.Text, Say(
        "Code of the unit above; blank for the country.", "Код вышестоящей единицы; у страны пусто.", "Жогорку бирдиктин коду; өлкөдө бош."));

    public static ExportColumn Channel => new("channel", CellKind.Text, Say(
        "Code of the channel: machine count, hand protocol, observers' copy. Channels are never added together.",
        "Код канала: машинный подсчёт, ручной протокол, копия наблюдателей. Каналы никогда не складываются.",
        "Каналдын коду: машина саноосу, кол протоколу, байкоочулардын көчүрмөсү. Каналдар эч качан кошулбайт."), true);

    public static ExportColumn ListCode => new("list", CellKind.Text, Say(
        "Code of the list; its name stands in lists.csv.", "Код списка; его название в lists.csv.", "Тизменин коду; аталышы lists.csv файлында."), true);

    public static ImmutableArray<ExportColumn> Names(string of) => [.. Languages.Select(l => new ExportColumn($"name_{l}", CellKind.Text, Say(
        $"Name of the {of} in the language {l}; blank where there is none.",
        $"Название на языке {l}; пусто, если его нет.",
        $"{l} тилиндеги аталышы; жок болсо бош.")))];

    public static string[] Languages { get; } = ["en", "ru", "ky"];

    /// <summary>The names in the order of <see cref="Languages"/>; a language that has none stays blank.</summary>
    public static Cell[] NamesOf(LocalText name) => [.. Languages.Select(l => (Cell)name.ByLanguage.GetValueOrDefault(l))];

    /// <summary>A line of the form under its printed label.</summary>
    public static ExportColumn Line(Election election, int line, string name)
    {
        var (number, label) = (election.Form.Lines[line].Number, election.Form.Lines[line].Name);
        return new(name, CellKind.Count, Say(
            $"Line {number} of the form: {label.In("en")}. Blank: no protocol gives it.",
            $"Строка {number} формы: {label.In("ru")}. Пусто: ни один протокол её не даёт.",
            $"Форманын {number}-сабы: {label.In("ky")}. Бош: бир да протоколдо жок."));
    }

    /// <summary>The votes of a list.</summary>
    public static ExportColumn Votes(Election election, int list, string name)
    {
        var label = election.Lists[list].Name;
        return new(name, CellKind.Count, Say(
            $"Votes for {label.In("en")}. Blank: no protocol gives them.",
            $"Голоса за {label.In("ru")}. Пусто: ни один протокол их не даёт.",
            $"{label.In("ky")} алган добуштар. Бош: бир да протоколдо жок."));
    }
}
