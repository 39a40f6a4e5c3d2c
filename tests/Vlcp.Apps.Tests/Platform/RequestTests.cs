namespace Vlcp.Apps.Tests.Platform;

/// <summary>Questions of apps to apps always end.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task An_answer_does_not_pass_through_the_queue_of_the_app_that_waits_for_it()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Middleman));
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            apps.Find<Sender>().SendRequestAsync<Answer>(new Question(nameof(Middleman), $"{i}"), Patience.Limit))).WithLimit();
        Assert.Equal("7 of Middleman, says Middleman", answers[7].Text);
        Assert.All(answers, answer => Assert.Equal(nameof(Sender), answer.Dst));
    }

    [Theory]
    [InlineData("nobody", "there is no such app")]
    [InlineData("Sender", "asks itself")]
    [InlineData("Recorder", "has no handler for Question")]
    public async Task A_question_that_can_have_no_answer_fails_at_once(string destination, string reason)
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Recorder));
        var failure = await Assert.ThrowsAsync<AppException>(() => apps.Find<Sender>().SendRequestAsync<Answer>(new Question(destination, "?")));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_fails_fails_the_question()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Oracle));
        var failure = await Assert.ThrowsAsync<AppException>(() => apps.Find<Sender>().SendRequestAsync<Answer>(new Question("oracle", "fail"), Patience.Limit));
        Assert.Contains("no idea", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_an_answer_ends_with_its_time()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender), typeof(Oracle));
        await Assert.ThrowsAsync<TimeoutException>(() =>
            apps.Find<Sender>().SendRequestAsync<Answer>(new Question("oracle", "silence"), TimeSpan.FromMilliseconds(50)));
    }
}
