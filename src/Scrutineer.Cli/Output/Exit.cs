using Scrutineer.Law;

namespace Scrutineer.Cli.Output;

/// <summary>Exit codes, and the one place where a refusal becomes one.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int No = 1;
    public const int WrongUsage = 2;

    /// <summary>Prints the refusal on standard error; with --json also as an object on standard output.</summary>
    public static int Refused(Refusal refusal, bool asJson = false)
    {
        Console.Error.WriteLine(Safe(refusal.ToString()));
        if (asJson) Json.Write(json => WriteRefusal(json, refusal));
        return No;
    }

    public static void WriteRefusal(System.Text.Json.Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject("refusal");
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        if (refusal.File is not null) json.WriteString("file", refusal.File);
        if (refusal.Line is { } line) json.WriteNumber("line", line);
        if (refusal.Path is not null) json.WriteString("path", refusal.Path);
        json.WriteEndObject();
    }

    /// <summary>Text from files cannot send control sequences to the terminal.</summary>
    public static string Safe(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c));
}
