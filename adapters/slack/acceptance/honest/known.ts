// The types that the constants are held against: Slack's own, and where those
// are wrong or looser than the rest of Slack, what is right instead. Each
// difference says why it is here.

import type * as bolt from '@slack/bolt';
import type * as types from '@slack/types';
import type * as web from '@slack/web-api';

// Slack's types take any object with a type for a block, and with that any
// misspelling; here it must be a known one. They lack the documented offset of a
// list, which slack-go always writes.
type Part = types.RichTextBlock['elements'][number];
type RichText = Omit<types.RichTextBlock, 'elements'> & {
  elements: (Exclude<Part, types.RichTextList> | (types.RichTextList & { offset?: number }))[];
};
export type Blocks = (Exclude<types.KnownBlock, types.RichTextBlock> | RichText)[];
type Knowing<T> = T extends { blocks?: unknown } ? Omit<T, 'blocks'> & Pick<{ blocks: Blocks }, 'blocks' & keyof T> : T;

export type Modal = Knowing<types.ModalView>;
export type Home = Knowing<types.HomeView>;

// What is posted has a text, for notifications and for those who listen to it.
// It need not say where to.
export type Message = {
  channel?: string;
  text: string;
  blocks?: Blocks;
  thread_ts?: string;
  reply_broadcast?: boolean;
  metadata?: types.MessageMetadata;
  link_names?: boolean;
  mrkdwn?: boolean;
  parse?: 'full' | 'none';
  unfurl_links?: boolean;
  unfurl_media?: boolean;
};

// BotScope lacks assistant:write, which the methods of assistant.threads take;
// and a manifest may have any key, and with that any misspelling.
type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
type Given = Named<web.AppsManifestValidateArguments['manifest']>;
type OAuth = Named<NonNullable<Given['oauth_config']>>;
export type Manifest = Omit<Given, 'oauth_config' | 'features'> & {
  features?: Named<Given['features']>;
  oauth_config?: Omit<OAuth, 'scopes'> & {
    scopes?: { bot?: (NonNullable<NonNullable<OAuth['scopes']>['bot']>[number] | 'assistant:write')[] };
  };
};

// The answers of the Web API are typed from samples: a string is an enumeration
// of what was seen, a null is not foreseen, blocks are whatever blocks were in a
// sample, and what no sample happened to have is missing.
type Nullable = 'close' | 'submit' | 'previous_view_id' | 'title';
type Threaded = { reply_count?: number; reply_users?: string[]; reply_users_count?: number; latest_reply?: string };
type Unsampled = Threaded & { client_msg_id?: string; parent_user_id?: string; thread_ts?: string }; // of messages
type Plain<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends (infer U)[]
        ? Plain<U>[]
        : T extends object
          ? { [K in keyof T]: PlainField<K, T[K]> }
          : T;
type PlainField<K, V> = K extends 'blocks'
  ? Blocks
  : K extends Nullable
    ? Plain<V> | null
    : K extends 'message'
      ? Plain<V> & Unsampled
      : K extends 'messages'
        ? V extends (infer M)[] | undefined
          ? (Plain<M> & Unsampled)[]
          : Plain<V>
        : Plain<V>;
export type Response<T> = Plain<T> & {
  errors?: string[]; // beside the messages of response_metadata
};
// conversations.info tells whose a direct message channel is.
export type InfoResponse = Omit<Response<web.ConversationsInfoResponse>, 'channel'> & {
  channel?: Response<web.ConversationsInfoResponse>['channel'] & { user?: string };
};

// Messages of an app carry its ID, replies the author of what they reply to, and
// files the fields that an app_mention's files are typed with.
type File = NonNullable<types.GenericMessageEvent['files']>[number] & {
  timestamp?: number;
  user_team?: string;
  file_access?: string;
  ims?: string[];
};
type Said<T> = Omit<T, 'files' | 'blocks'> & {
  app_id?: string;
  bot_id?: string;
  bot_profile?: types.GenericMessageEvent['bot_profile'];
  team?: string;
  parent_user_id?: string;
  client_msg_id?: string;
  upload?: boolean;
  files?: File[];
  blocks?: Blocks;
};

// A message that another event holds does not repeat the channel, and may be the
// tombstone of one that had replies.
type Held = Threaded & Said<Omit<types.GenericMessageEvent, 'subtype' | 'channel' | 'channel_type' | 'event_ts'>> & {
  subtype?: 'bot_message' | 'file_share' | 'thread_broadcast' | 'tombstone';
  hidden?: boolean;
};

// The view of app_home_opened is the one that Slack keeps, with an ID and a state.
export type Event<T> = T extends types.MessageChangedEvent
  ? Omit<T, 'message' | 'previous_message'> & { message: Held; previous_message: Held }
  : T extends types.MessageDeletedEvent
    ? Omit<T, 'previous_message'> & { previous_message: Held }
    : T extends types.GenericMessageEvent | types.FileShareMessageEvent | types.BotMessageEvent
      ? Said<T>
      : T extends types.AppMentionEvent
        ? T & { parent_user_id?: string }
        : T extends types.AppHomeOpenedEvent
          ? Omit<T, 'view'> & { view?: bolt.ViewOutput }
          : T;

// An interaction in a workspace that belongs to no enterprise says so by null,
// and its user has a username besides the name. What is in a view comes without
// a response URL.
type Interaction<T extends { user: unknown }> = Omit<T, 'enterprise' | 'user'> & {
  enterprise?: null;
  user: T['user'] & { username?: string; name?: string };
};
type InMessage = Interaction<bolt.BlockAction>;
type InView = Omit<InMessage, 'response_url'> & { view: bolt.ViewOutput };
export type BlockAction = InMessage | InView;
export type ViewSubmitAction = Interaction<bolt.ViewSubmitAction>;
export type ViewClosedAction = Interaction<bolt.ViewClosedAction> & { api_app_id: string };
export type GlobalShortcut = Interaction<bolt.GlobalShortcut> & { api_app_id: string };
export type MessageShortcut = Interaction<bolt.MessageShortcut> & { api_app_id: string };
