using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Office;

namespace Scrutineer.Cli.Records;

/// <summary>What the commands of the record share.</summary>
internal static class Common
{
    public static Argument<string> Folder() => new("DIR") { Description = "An election folder with a record." };

    public static Option<string?> Guard() => new("--guard") { Description = "Where the last signed checkpoint is kept a second time, best on another disk. Without it DIR/record/guard." };

    public static RecordPaths Paths(string root, string? guard = null) => guard is null ? new(root) : new(root) { Guard = guard };

    /// <summary>The value, or null and the refusal: for values that must be disposed.</summary>
    public static T? OrRefuse<T>(this Result<T> result, out Refusal? refusal)
        where T : class
    {
        refusal = result.Refusal;
        return result.IsOk ? result.Value : null;
    }

    /// <summary>An option that takes an address of the web: <see cref="Address"/>.</summary>
    public static Option<string?> AddressOption(string name, string what) => new(name) { Description = what };

    /// <summary>The address under which others lie; null: none is given. Refuses <c>intake-url</c>.</summary>
    public static Result<Uri?> Address(string? text)
    {
        if (text is null) return (Uri?)null;
        return Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" }
            ? address
            : new Refusal("intake-url", $"\"{text}\" is no address; write it as https://desk.example/.");
    }

    /// <summary>The refusal of a folder without a record.</summary>
    public static Refusal NoRecord(string root) => new("record-missing", "There is no record here; `scrutineer open` makes one.", root);
}

/// <summary>Small text files: policies, notes.</summary>
internal static class TextFile
{
    private const int Most = 1 << 20;

    public static Result<string> Read(string path)
    {
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) return bytes.Refusal!;
        if (bytes.Value.Length > Most) return new Refusal("file-large", "The file is larger than any policy or note.", path);
        return System.Text.Unicode.Utf8.IsValid(bytes.Value)
            ? System.Text.Encoding.UTF8.GetString(bytes.Value)
            : new Refusal("file-not-text", "The file is not UTF-8 text.", path);
    }
}
