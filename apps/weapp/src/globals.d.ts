/// <reference types="@tarojs/taro" />
/** Set by the build: the town's server and, where one server holds several towns, the code of the town. */
declare const SERVER: string;
declare const TOWN: string;

declare module '*.css';
