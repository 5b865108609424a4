using System.Text.RegularExpressions;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Intake;

/// <summary>Somebody of the public at the forms.</summary>
internal static class Sending
{
    public const string Name = "Асанов Усен";
    public const string Contact = "usen@example.org";

    /// <summary>The day of a vote of which stations can still be complained of today.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static Task<LiveOffice> Office(Func<DeskServerOptions, DeskServerOptions>? change = null) => LiveOffice.Start(change, Today);

    /// <summary>Opens a form and gives what it hides.</summary>
    public static async Task<(string Token, string Once)> Open(this Browser browser, string path)
    {
        var page = await (await browser.Get(path)).Content.ReadAsStringAsync(LiveOffice.Cancel);
        return (Hidden("form-token").Match(page).Groups[1].Value, Hidden("once").Match(page).Groups[1].Value);
    }

    /// <summary>The fields of a complaint that is right, some of them changed.</summary>
    public static Dictionary<string, string> Complaint(params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>
        {
            ["kind"] = "voter",
            ["name"] = Name,
            ["contact"] = Contact,
            ["ground"] = "counting",
            ["unit"] = "s1",
            ["text"] = "Эшик жабык эле.",
        };
        foreach (var (name, value) in changed) fields[name] = value;
        return fields;
    }

    /// <summary>Fills in a form and sends it.</summary>
    public static async Task<HttpResponseMessage> Send(this Browser browser, string path, Dictionary<string, string> fields, params (byte[] Bytes, string What, bool IsPublic)[] files)
    {
        var (token, once) = await browser.Open(path);
        return await browser.SendAs(path, token, once, fields, files);
    }

    public static Task<HttpResponseMessage> SendAs(this Browser browser, string path, string token, string once, Dictionary<string, string> fields, params (byte[] Bytes, string What, bool IsPublic)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(token), "form-token" }, { new StringContent(once), "once" } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        for (var i = 0; i < files.Length; i++)
        {
            form.Add(new ByteArrayContent(files[i].Bytes), $"file-{i}", "file.bin");
            form.Add(new StringContent(files[i].What), $"what-{i}");
            if (files[i].IsPublic) form.Add(new StringContent("yes"), $"public-{i}");
        }

        return browser.Send(HttpMethod.Post, path, form, withToken: false);
    }

    public static async Task<string> Text(this HttpResponseMessage answer) => System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(LiveOffice.Cancel));

    /// <summary>The address on a receipt.</summary>
    public static string Address(string receipt)
    {
        var found = Regex.Match(receipt, "href=\"(/[a-z]+/sent/[^\"]+)\"");
        Assert.True(found.Success, receipt);
        return found.Groups[1].Value;
    }

    /// <summary>The digest that the page of an officer holds.</summary>
    public static async Task<string> Seen(this Browser officer, long number) => Hidden("seen").Match(await (await officer.Get($"/en/intake/{number}")).Content.ReadAsStringAsync(LiveOffice.Cancel)).Groups[1].Value;

    /// <summary>Answers something by the form of its page.</summary>
    public static async Task<HttpResponseMessage> Answer(this Browser officer, long number, string act, params (string, string)[] fields) => await officer.Form(
        $"/en/intake/{number}", [("form-token", officer.FormToken), ("act", act), ("seen", await officer.Seen(number)), ("password", LiveOffice.Password), .. fields]);

    private static Regex Hidden(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"");
}
